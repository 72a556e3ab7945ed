import { multinomialSampler } from '../random/multinomial.ts';
import type { RandomStream } from '../random/random.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type Interval, tailOf } from './interval.ts';
import { resampledIntervals } from './resampled-intervals.ts';

export interface BootstrapInput {
  /** Whole counts: the cells of a table, or of each distinct pattern of ratings; zeros allowed. */
  readonly counts: Float64Array;
  /** The statistic of such a vector; undefined where it does not exist. It must not keep or change the vector. */
  readonly statistic: (counts: Float64Array) => number | undefined;
  readonly random: RandomStream;
  /** 10,000 unless given. */
  readonly replicates?: number;
  /** 0.95 unless given. */
  readonly level?: number;
}

export interface Bootstrap {
  readonly estimate: Statistic;
  /** Standard deviation of the resampled statistic. */
  readonly standardError: Statistic;
  /** Bias-corrected and accelerated. */
  readonly bca: Interval;
  readonly percentile: Interval;
  readonly replicates: number;
  /** Resamples on which the statistic does not exist: left out of both intervals, to be shown beside them. */
  readonly undefinedReplicates: number;
}

/**
 * Bootstrap of a statistic of counts, for independent items: draws as many items with replacement by resampling
 * the counts themselves (multinomial), so the cost does not grow with the number of items. Percentile and BCa
 * intervals come from the same resamples; all items in a cell share one jackknife value.
 *
 * Never for items that share prompts or agents: see `clusterJackknife`. There is no interval where the estimate
 * does not exist, where half the resamples or more have none, or where all have the same value (kappa = 1). BCa
 * alone is missing where leaving out one item makes the statistic undefined, or the correction is unbounded.
 *
 * Efron 1987, Journal of the American Statistical Association 82:171-185; Davison & Hinkley 1997, Bootstrap Methods
 * and their Application, section 5.3 (quantiles at (replicates + 1) p, interpolated).
 *
 * @throws RangeError when a count is not whole, `replicates` is not a whole number >= 1, or the level is not
 *   between 0 and 1.
 * @example
 * bcaFromCounts({ counts: Float64Array.of(20, 5, 10, 15), statistic: cohenKappaOfCounts(2), random: stream(1, 'kappa') }).estimate.value // 0.4
 */
export function bcaFromCounts(input: BootstrapInput): Bootstrap {
  const { counts, statistic, random, replicates = 10_000, level = 0.95 } = input;
  tailOf(level);
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`replicates is a whole number >= 1, got ${replicates}`);
  }
  const draw = multinomialSampler(counts);
  const scratch = counts.slice();
  const estimate = statistic(scratch);
  if (estimate === undefined) return missingEstimate(counts, replicates);

  const drawn = new Float64Array(replicates);
  let known = 0;
  for (let i = 0; i < replicates; i++) {
    const value = statistic(draw(random, scratch));
    if (value !== undefined) drawn[known++] = value;
  }
  return {
    estimate: defined(estimate),
    replicates,
    undefinedReplicates: replicates - known,
    ...resampledIntervals({
      values: drawn.subarray(0, known),
      replicates,
      estimate,
      acceleration: () => acceleration(counts, statistic),
      level,
    }),
  };
}

function missingEstimate(counts: Float64Array, replicates: number): Bootstrap {
  const reason = counts.some((count) => count > 0)
    ? 'the statistic does not exist on these counts'
    : 'no items';
  const missing = none(reason);
  const noInterval = { none: reason };
  return {
    estimate: missing,
    standardError: missing,
    bca: noInterval,
    percentile: noInterval,
    replicates,
    undefinedReplicates: replicates,
  };
}

/** Sixth of the skewness of the jackknife influence values; each cell's items share one. */
function acceleration(
  counts: Float64Array,
  statistic: (counts: Float64Array) => number | undefined,
): number | undefined {
  const without = counts.slice();
  const values = new Float64Array(counts.length);
  let n = 0;
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    if (count === 0) continue;
    without[cell] = count - 1;
    const value = statistic(without);
    without[cell] = count;
    if (value === undefined) return undefined;
    values[cell] = value;
    n += count;
    sum += count * value;
  }
  const mean = sum / n;
  let squares = 0;
  let cubes = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const influence = mean - (values[cell] ?? 0);
    squares += (counts[cell] ?? 0) * influence ** 2;
    cubes += (counts[cell] ?? 0) * influence ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
