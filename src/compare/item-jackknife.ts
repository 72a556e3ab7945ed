import type { Interval } from '../domain/measure.ts';
import { fromScale, type Transform, toScale, tQuantile } from '../stats/index.ts';
import type { Patterns } from './patterns.ts';

/**
 * The interval of the cluster jackknife where every item is a cluster of its own: t with n - 1 degrees of freedom on
 * the transformed scale, from leaving out one item at a time. Items of one pattern share their replicate, so the cost
 * does not grow with their number.
 *
 * There is none for fewer than 8 items, at the end of the statistic's scale, where nothing varies, and where leaving
 * out an item makes the statistic undefined or takes it to the end of its scale.
 *
 * Quenouille 1956, Biometrika 43:353-360; Tukey 1958, Annals of Mathematical Statistics 29:614.
 */
export function itemJackknife(
  patterns: Patterns,
  total: Float64Array,
  statistic: (total: Float64Array) => number | undefined,
  transform: Transform,
  level: number,
): Interval {
  const value = statistic(total);
  const centre = value === undefined ? undefined : toScale(transform, value);
  if (centre === undefined)
    return { none: `the estimate is ${value}: nothing varies, so there is no interval` };
  const items = patterns.times.reduce((sum, times) => sum + times, 0);
  if (items < FEWEST_ITEMS) return { none: `too few items: ${items}, at least ${FEWEST_ITEMS} are needed` };
  const replicates = replicatesOf(patterns, total, statistic, transform);
  if (replicates === undefined) {
    return { none: 'without one of the items the statistic does not exist or reaches the end of its scale' };
  }
  const mean = sumOver(patterns, (pattern) => replicates[pattern] as number) / items;
  const squares = sumOver(patterns, (pattern) => ((replicates[pattern] as number) - mean) ** 2);
  const error = Math.sqrt((squares * (items - 1)) / items);
  if (error <= 1e-12 * Math.max(1, Math.abs(centre)))
    return { none: 'the statistic does not vary between items' };
  const half = tQuantile((1 + level) / 2, items - 1) * error;
  return {
    low: fromScale(transform, centre - half),
    high: fromScale(transform, centre + half),
    level,
    method: 'item jackknife',
  };
}

const FEWEST_ITEMS = 8;

/** One per pattern, on the transformed scale; none at all where one does not exist. */
function replicatesOf(
  patterns: Patterns,
  total: Float64Array,
  statistic: (total: Float64Array) => number | undefined,
  transform: Transform,
): Float64Array | undefined {
  const replicates = new Float64Array(patterns.times.length);
  const without = total.slice();
  for (let from = 0; from < patterns.entries; ) {
    const pattern = patterns.pattern[from] as number;
    let to = from;
    for (; to < patterns.entries && patterns.pattern[to] === pattern; to++) {
      const at = patterns.index[to] as number;
      without[at] = (total[at] as number) - (patterns.value[to] as number);
    }
    const value = statistic(without);
    const scaled = value === undefined ? undefined : toScale(transform, value);
    if (scaled === undefined) return undefined;
    replicates[pattern] = scaled;
    for (; from < to; from++) {
      const at = patterns.index[from] as number;
      without[at] = total[at] as number;
    }
  }
  return withEmptyPattern(patterns, replicates, statistic, transform, total);
}

/** Items outside the statistic's denominator change nothing: their replicate is the estimate. */
function withEmptyPattern(
  patterns: Patterns,
  replicates: Float64Array,
  statistic: (total: Float64Array) => number | undefined,
  transform: Transform,
  total: Float64Array,
): Float64Array {
  if (patterns.empty < 0) return replicates;
  const value = statistic(total);
  const scaled = value === undefined ? undefined : toScale(transform, value);
  if (scaled !== undefined) replicates[patterns.empty] = scaled;
  return replicates;
}

function sumOver(patterns: Patterns, of: (pattern: number) => number): number {
  return patterns.times.reduce((sum, times, pattern) => sum + times * of(pattern), 0);
}
