import { tailOf } from '../intervals/interval.ts';
import { binomialCdf, normalQuantile } from '../random/distributions.ts';
import { checkWithin } from './check-share.ts';

/** A bound that a share must be shown to keep. */
export interface ShareGate {
  /** The share as it is believed to be. */
  readonly actual: number;
  readonly bound: number;
  /** Which side the share must be shown to be on; with `atMost` the upper end counts. */
  readonly side: 'at least' | 'at most';
  /** Of the two-sided Clopper-Pearson interval; 0.95 unless given. 0.9 makes the end a one-sided 95 % bound. */
  readonly level?: number;
}

/**
 * Power of a gate on a share: the probability that the end of the Clopper-Pearson interval keeps the bound, with `items`
 * items that count. Exact. 1 = always shown, 0 = never.
 *
 * It goes up and down with the number of items like a saw, because counts are whole.
 *
 * Clopper & Pearson 1934, Biometrika 26:404-413; Chernick & Liu 2002, The American Statistician 56:149-155.
 *
 * @throws RangeError when a share is not strictly between 0 and 1, or items is not whole.
 * @example
 * gatePower(107, { actual: 0.9, bound: 0.8, side: 'at least' }) // 0.8191082360
 */
export function gatePower(items: number, gate: ShareGate): number {
  const { actual, bound, tail } = checked(gate);
  if (!(Number.isInteger(items) && items >= 1)) throw new RangeError(`${items} is no number of items`);
  return powerAt(items, fewestHits(items, bound, tail, 0), actual);
}

export interface GateItems {
  /** The first number of items whose power is enough. */
  readonly items: number;
  readonly power: number;
  /** From here on no larger number falls below the power again. */
  readonly steady: number;
}

/**
 * How many items that count (gold positives, for a TPR) show with the given power that a share keeps a bound, if it is as
 * believed. Exact. The first number that does, and the one from which on every larger number does, too.
 *
 * Undefined where more than a million are needed.
 *
 * Chernick & Liu 2002, The American Statistician 56:149-155.
 *
 * @throws RangeError when a share or the power is not strictly between 0 and 1, or the believed share is not on the
 *   right side of the bound: then nothing can be shown.
 * @example
 * itemsForGate({ actual: 0.9, bound: 0.8, side: 'at least' }, 0.8) // { items: 107, power: 0.8191082360, steady: 113 }
 */
export function itemsForGate(gate: ShareGate, power: number): GateItems | undefined {
  const { actual, bound, tail } = checked(gate);
  checkWithin('a power', power, 0, 1);
  if (actual <= bound) {
    throw new RangeError(`a share of ${gate.actual} cannot be shown to be ${gate.side} ${gate.bound}`);
  }
  const about = approximate(actual, bound, tail, power);
  if (about > MOST) return undefined;
  // The saw's teeth are 1 / (1 - bound) wide; three of them without a fall, and there is none any more.
  const calm = Math.ceil(3 / (1 - bound)) + 20;
  let items = about < 400 ? 1 : Math.floor(0.7 * about);
  let hits = fewestHits(items, bound, tail, 0);
  let first: { readonly items: number; readonly power: number } | undefined;
  let steady = items;
  for (; first === undefined || items < steady + calm; items++) {
    hits = fewestHits(items, bound, tail, hits);
    const own = powerAt(items, hits, actual);
    if (own < power) steady = items + 1;
    else first ??= { items, power: own };
  }
  return { ...first, steady };
}

const MOST = 1_000_000;

/** An upper bound on a share is a lower bound on its complement. */
function checked({ actual, bound, side, level = 0.95 }: ShareGate): {
  readonly actual: number;
  readonly bound: number;
  readonly tail: number;
} {
  checkWithin('a share', actual, 0, 1);
  checkWithin('a bound', bound, 0, 1);
  const tail = tailOf(level);
  return side === 'at least' ? { actual, bound, tail } : { actual: 1 - actual, bound: 1 - bound, tail };
}

/** Fewest hits whose lower end reaches the bound: so many or more are rare where the share is the bound. One more than there are items where none do. Searches from `from`. */
function fewestHits(items: number, bound: number, tail: number, from: number): number {
  let hits = Math.max(from, Math.floor(bound * items));
  while (1 - binomialCdf(hits - 1, items, bound) > tail) hits++;
  return hits;
}

function powerAt(items: number, hits: number, actual: number): number {
  return 1 - binomialCdf(hits - 1, items, actual);
}

function approximate(actual: number, bound: number, tail: number, power: number): number {
  const reach = normalQuantile(1 - tail) * Math.sqrt(bound * (1 - bound));
  const spread = normalQuantile(power) * Math.sqrt(actual * (1 - actual));
  return ((reach + spread) / (actual - bound)) ** 2;
}
