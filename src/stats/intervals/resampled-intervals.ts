import { normalCdf, normalQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type Interval, tailOf } from './interval.ts';
import { quantiles } from './quantiles.ts';

export interface ResampledInput {
  /** The statistic on the resamples on which it exists; rearranged in place. */
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
 * What resamples of a statistic say, whatever was resampled: their standard deviation, the percentile interval and BCa.
 * There is none of them where half the resamples or more have no value, or all have the same.
 *
 * Efron 1987, Journal of the American Statistical Association 82:171-185; quantiles at (resamples + 1) p, interpolated
 * (Davison & Hinkley 1997, section 5.3).
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * resampledIntervals({ values: Float64Array.of(3, 1, 2), replicates: 3, estimate: 2, acceleration: () => 0, level: 0.5 }).percentile.low // 1
 */
export function resampledIntervals(input: ResampledInput): ResampledIntervals {
  const { values, replicates, level } = input;
  const tail = tailOf(level);
  const reason = unusable(values, replicates);
  if (reason !== undefined) {
    return { standardError: none(reason), bca: { none: reason }, percentile: { none: reason } };
  }
  const [low, high] = quantiles(values, [tail, 1 - tail]);
  return {
    standardError: defined(deviation(values)),
    bca: bcaInterval(input, tail),
    percentile: { low, high, level, method: 'percentile bootstrap' },
  };
}

function unusable(values: Float64Array, replicates: number): string | undefined {
  if (values.length * 2 <= replicates) return 'the statistic does not exist in half the resamples or more';
  const [first] = values;
  return values.every((value) => value === first)
    ? `every resample gives ${first}: nothing varies, so there is no interval`
    : undefined;
}

function bcaInterval({ values, estimate, acceleration, level }: ResampledInput, tail: number): Interval {
  const accelerated = acceleration();
  if (accelerated === undefined) return { none: 'leaving out one item makes the statistic undefined' };
  const below = shareBelow(values, estimate);
  if (below === 0 || below === 1) return { none: 'the estimate lies outside all resamples' };
  const bias = normalQuantile(below);
  const z = normalQuantile(1 - tail);
  const shift = (towards: number): number | undefined => {
    const room = 1 - accelerated * (bias + towards);
    return room > 0 ? normalCdf(bias + (bias + towards) / room) : undefined;
  };
  const lowShare = shift(-z);
  const highShare = shift(z);
  if (lowShare === undefined || highShare === undefined) {
    return { none: 'the acceleration is too large for BCa' };
  }
  const [low, high] = quantiles(values, [lowShare, highShare]);
  return { low, high, level, method: 'BCa bootstrap' };
}

/** Ties are halved: a statistic of counts is discrete, and often equals the estimate exactly. */
function shareBelow(values: Float64Array, estimate: number): number {
  let below = 0;
  for (const value of values) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  return below / values.length;
}

function deviation(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}
