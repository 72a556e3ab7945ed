import { monteCarloPValue } from '../hypotheses/monte-carlo.ts';
import type { RandomStream } from '../random/random.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { addFlips, excessOfFlipSums, FLIP_SUMS } from './flip-rates.ts';

/**
 * Has a judge changed between two occasions? A permutation test: were the occasions alike, any of an item's calls could
 * have been made on either, so calls are dealt anew to the occasions, within each item, and the excess of flips between
 * occasions over flips between repeats is computed again. One-sided; what was seen counts as one of the draws.
 *
 * A p-value above 0. It needs items with three calls or more, of which at least one on either occasion: with one call on
 * each, dealing changes nothing. Calls on one item are taken to be independent given the item, so that items which share
 * a prompt need no further care: they are never exchanged with each other.
 *
 * Fisher 1935, The Design of Experiments; Davison & Hinkley 1997, Bootstrap Methods and their Application, section 4.3.
 *
 * @param first label counts of the first occasion, item by item: `first[item * labels + label]`, whole
 * @param second the same of the second
 * @throws RangeError when `replicates` is not a whole number >= 1.
 * @example
 * occasionTest([2, 0, 2, 0, 2, 0], [0, 2, 0, 2, 0, 2], 2, stream(1, 'drift')).value < 0.1 // true
 */
export function occasionTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  labels: number,
  random: RandomStream,
  replicates = 9_999,
): Statistic {
  const deals = dealsOf(first, second, labels);
  if (deals.length === 0) {
    return none('no item has three calls over both occasions, so repeats and occasions cannot be told apart');
  }
  const seen = excess(deals, labels);
  const isAsExtreme = () => {
    for (const deal of deals) shuffle(deal, random);
    return excess(deals, labels) >= seen - 1e-12;
  };
  return defined(monteCarloPValue(isAsExtreme, replicates));
}

/** One item's calls: the first `ours` of them belong to the first occasion. */
interface Deal {
  readonly calls: Int32Array;
  readonly ours: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function dealsOf(first: ArrayLike<number>, second: ArrayLike<number>, labels: number): readonly Deal[] {
  const deals: Deal[] = [];
  for (let item = 0; item * labels < first.length; item++) {
    const ours = callsOf(first, labels, item);
    const theirs = callsOf(second, labels, item);
    if (ours.length === 0 || theirs.length === 0 || ours.length + theirs.length < 3) continue;
    deals.push({
      calls: Int32Array.from([...ours, ...theirs]),
      ours: ours.length,
      first: new Float64Array(labels),
      second: new Float64Array(labels),
    });
  }
  return deals;
}

function callsOf(counts: ArrayLike<number>, labels: number, item: number): readonly number[] {
  return Array.from({ length: labels }, (_, label) =>
    new Array<number>(counts[item * labels + label] as number).fill(label),
  ).flat();
}

/** It exists: of three calls over two occasions two are on one. */
function excess(deals: readonly Deal[], labels: number): number {
  const sums = new Float64Array(FLIP_SUMS);
  for (const { calls, ours, first, second } of deals) {
    first.fill(0);
    second.fill(0);
    for (let call = 0; call < calls.length; call++) {
      const side = call < ours ? first : second;
      const label = calls[call] as number;
      side[label] = (side[label] as number) + 1;
    }
    addFlips(sums, 0, first, second, labels, 0);
  }
  return excessOfFlipSums(sums) as number;
}

function shuffle({ calls }: Deal, random: RandomStream): void {
  for (let last = calls.length - 1; last > 0; last--) {
    const other = Math.floor(random.nextUniform() * (last + 1));
    const kept = calls[last] as number;
    calls[last] = calls[other] as number;
    calls[other] = kept;
  }
}
