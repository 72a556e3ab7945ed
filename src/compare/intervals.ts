import type { Interval } from '../domain/measure.ts';
import { MINIMUM_CLUSTERS, stream, tableInterval, toScale, wilson } from '../stats/index.ts';
import { type Cells, cellsOf } from './cells.ts';
import { itemsIn, pooledGold } from './class-items.ts';
import { evaluator, type UnitSums } from './evaluate.ts';
import type { Pairing } from './pair.ts';
import type { GoldClass, Rule } from './rule.ts';
import { worthOfItems } from './worth-of-items.ts';

export interface IntervalSettings {
  readonly level: number;
  /** Draws behind an interval that has no closed form. */
  readonly replicates: number;
  readonly seed: string;
  /** Names the random stream together with the sums a measure rests on: measures of one table share its draws. */
  readonly block: readonly string[];
}

/** How the caution about draws without a value begins. */
export const UNDEFINED_RESAMPLES = 'does not exist in';

export interface FoundInterval {
  readonly interval: Interval;
  /** Clusters with any item in the statistic. */
  readonly clusters?: number;
  /** What to mind about the interval: draws in which the statistic does not exist. */
  readonly caution?: string;
}

/**
 * The interval of an estimate that exists: Wilson's of a proportion, Jeffreys' of any other statistic of the table.
 *
 * Where items share a cluster, weigh differently, or have several verdicts or annotators, the table is first shrunk to its
 * effective items, by the design effect of this very statistic and Student's t (`worthOfItems`). There is none with
 * fewer than 8 clusters, nor where a coefficient stands at the end of its scale (kappa = 1).
 *
 * @param labels how many labels gold can have
 */
export function intervalOf(
  rule: Rule,
  pairing: Pairing,
  unitSums: UnitSums,
  labels: number,
  settings: IntervalSettings,
): FoundInterval {
  const { kind } = pairing.units;
  const statistic = evaluator(rule, pairing.scale);
  const value = statistic(unitSums.total);
  if (value === undefined) return { interval: { none: 'the statistic does not exist' } };
  if (!rule.isShare && toScale(rule.transform, value) === undefined) {
    return {
      interval: {
        none: `the estimate is ${value}: no disagreement was seen, so there is nothing to resample`,
      },
    };
  }
  const mix = labels === 2 ? unsettledMix(rule, pairing) : undefined;
  if (mix !== undefined) return { interval: { none: mix } };
  const cells = cellsOf(pairing, rule.summary, labels);
  const isPlain =
    kind === 'patterns' && pairing.references === 1 && pairing.scale === 1 && !pairing.isWeighted;
  if (isPlain) return shrunk(rule, cells, unitSums.width, statistic, value, 1, settings);
  const { clusters, worth } = worthOfItems(pairing, cells, unitSums, statistic, {
    level: settings.level,
    allAlike: rule.givenVerdict !== undefined || followsMix(rule, pairing),
  });
  const own = kind === 'clusters' ? { clusters } : {};
  if (clusters < MINIMUM_CLUSTERS) {
    const what = kind === 'clusters' ? 'clusters' : 'items';
    return {
      ...own,
      interval: { none: `too few ${what}: ${clusters}, at least ${MINIMUM_CLUSTERS} are needed` },
    };
  }
  if (worth.value === undefined) return { ...own, interval: { none: worth.reason } };
  return { ...own, ...shrunk(rule, cells, unitSums.width, statistic, value, worth.value, settings) };
}

/**
 * Why a figure that follows the mix of classes has no interval: in a small study with few items of a class, that class
 * is more common than elsewhere, or the figure would not be shown at all. For two labels; with more, no one class
 * stands for the mix.
 */
function unsettledMix(rule: Rule, pairing: Pairing): string | undefined {
  if (rule.followsMix === undefined || pairing.n >= MIX_SETTLED.items) return undefined;
  const few = rule
    .followsMix(pooledGold(pairing))
    .map((own) => ({ name: own.name, count: itemsIn(own, pairing) }))
    .find(({ count }) => count < MIX_SETTLED.ofEither);
  if (few === undefined) return undefined;
  return `only ${few.count} of ${pairing.n} items with ${few.name}: how common it is elsewhere cannot be told, and this figure follows it`;
}

/** Whether the rarer class is among those whose share it follows: F1 does so only where its own class is the common one. */
function followsMix(rule: Rule, pairing: Pairing): boolean {
  const gold = pooledGold(pairing);
  const itemsOf = (own: GoldClass) => itemsIn(own, pairing);
  const rarest = Math.min(...rule.classes(gold).map(itemsOf));
  return rule.followsMix?.(gold).some((own) => itemsOf(own) <= rarest) ?? false;
}

const MIX_SETTLED = { items: 100, ofEither: 10 };

/** The interval of the table in which each item counts as `worth` items. */
function shrunk(
  rule: Rule,
  { counts, perReference, sumsOf }: Cells,
  width: number,
  statistic: (total: Float64Array) => number | undefined,
  value: number,
  worth: number,
  { seed, block, replicates, level }: IntervalSettings,
): FoundInterval {
  const suffix = worth === 1 ? '' : ', effective items';
  const items = counts.map((count) => count * worth);
  if (rule.isShare) {
    const all = items.reduce((sum, count) => sum + count, 0);
    return { interval: named(wilson(value * all, all, level), suffix) };
  }
  const sums = new Float64Array(width);
  const { interval, undefinedDraws, draws } = tableInterval({
    counts: items,
    prior: PRIOR_ITEMS / perReference,
    statistic(drawn) {
      sumsOf(drawn, sums);
      return statistic(sums);
    },
    random: stream(seed, rule.summary.name, ...block),
    draws: replicates,
    level,
  });
  if (undefinedDraws === 0) return { interval: named(interval, suffix) };
  const caution = `${UNDEFINED_RESAMPLES} ${undefinedDraws} of ${draws} draws, which the interval leaves out`;
  return { interval: named(interval, suffix), caution };
}

/** What is taken to be known of each reference's table beforehand, spread evenly over its cells. */
export const PRIOR_ITEMS = 2;

function named(interval: Interval, suffix: string): Interval {
  return 'none' in interval ? interval : { ...interval, method: interval.method + suffix };
}
