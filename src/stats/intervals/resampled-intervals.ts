import { normalCdf, normalQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type Interval, tailOf } from './interval.ts';
import { countBelow, countUpTo, sortedQuantile } from './sorted.ts';

export interface ResampledInput {
  /** The statistic on the resamples on which it exists; sorted in place. */
  readonly values: Float64Array;
  /** All resamples, those without a value included. */
  readonly replicates: number;
  readonly estimate: number;
  /** Sixth of the skewness of the influence values; undefined where leaving one unit out has no value. */
  readonly acceleration: () => number | undefined;
  readonly level: number;
}

export interface ResampledIntervals {
  /** Standard deviation of the resampled statistic. */
  readonly standardError: Statistic;
  /** Bias-corrected and accelerated. */
  readonly bca: Interval;
  readonly percentile: Interval;
}

/**
 * What resamples of a statistic say, whatever was resampled: their standard deviation, the percentile interval and BCa,
 * all from one sort. There is none of them where half the resamples or more have no value, or all have the same.
 *
 * Efron 1987, Journal of the American Statistical Association 82:171-185; quantiles at (resamples + 1) p, interpolated
 * (Davison & Hinkley 1997, section 5.3).
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * resampledIntervals({ values: Float64Array.of(3, 1, 2), replicates: 3, estimate: 2, acceleration: () => 0, level: 0.5 }).percentile.low // 1
 */
export function resampledIntervals(input: ResampledInput): ResampledIntervals {
  const { values, replicates, estimate, level } = input;
  const tail = tailOf(level);
  const sorted = values.sort();
  const reason = unusable(sorted, replicates);
  if (reason !== undefined) {
    return { standardError: none(reason), bca: { none: reason }, percentile: { none: reason } };
  }
  return {
    standardError: defined(deviation(sorted)),
    bca: bcaInterval(sorted, estimate, input.acceleration(), level, tail),
    percentile: {
      low: sortedQuantile(sorted, tail),
      high: sortedQuantile(sorted, 1 - tail),
      level,
      method: 'percentile bootstrap',
    },
  };
}

function unusable(sorted: Float64Array, replicates: number): string | undefined {
  if (sorted.length * 2 <= replicates) return 'the statistic does not exist in half the resamples or more';
  const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  return spread === 0
    ? `every resample gives ${sorted[0]}: nothing varies, so there is no interval`
    : undefined;
}

function bcaInterval(
  sorted: Float64Array,
  estimate: number,
  accelerated: number | undefined,
  level: number,
  tail: number,
): Interval {
  if (accelerated === undefined) return { none: 'leaving out one item makes the statistic undefined' };
  // Ties are halved: a statistic of counts is discrete, and often equals the estimate exactly.
  const below = (countBelow(sorted, estimate) + countUpTo(sorted, estimate)) / 2 / sorted.length;
  if (below === 0 || below === 1) return { none: 'the estimate lies outside all resamples' };
  const bias = normalQuantile(below);
  const z = normalQuantile(1 - tail);
  const shift = (towards: number): number | undefined => {
    const room = 1 - accelerated * (bias + towards);
    return room > 0 ? normalCdf(bias + (bias + towards) / room) : undefined;
  };
  const lowShare = shift(-z);
  const highShare = shift(z);
  if (lowShare === undefined || highShare === undefined)
    return { none: 'the acceleration is too large for BCa' };
  return {
    low: sortedQuantile(sorted, lowShare),
    high: sortedQuantile(sorted, highShare),
    level,
    method: 'BCa bootstrap',
  };
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}
