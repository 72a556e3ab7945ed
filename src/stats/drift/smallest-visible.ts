import type { Interval } from '../intervals/interval.ts';
import { normalQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/**
 * The smallest true fall that a comparison as wide as this one would show with the power given: (z of the one-sided
 * level + z of the power) x standard error, which is taken from the interval's width. What is smaller may have happened
 * unseen.
 *
 * In the units of the figure, above 0. It does not exist where there is no interval.
 *
 * Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, chapter 2.
 *
 * @param interval of a difference, two-sided
 * @param power 0.8 unless given
 * @throws RangeError when the power is not between 0 and 1.
 * @example
 * smallestVisible({ low: -0.05, high: 0.05, level: 0.95, method: 't' }).value // 0.071470324
 */
export function smallestVisible(interval: Interval, power = 0.8): Statistic {
  if (!(power > 0 && power < 1)) throw new RangeError(`power lies between 0 and 1, got ${power}`);
  if ('none' in interval) return none(interval.none);
  const z = normalQuantile((1 + interval.level) / 2);
  const error = (interval.high - interval.low) / (2 * z);
  return defined((z + normalQuantile(power)) * error);
}
