import { normalQuantile } from '../random/distributions.ts';
import { type Interval, tailOf } from './interval.ts';
import { checkProportion } from './proportion.ts';

/**
 * Wilson score interval for a proportion of independent items.
 *
 * Lies within 0 to 1 and has width even at a share of 0 or 1. Too narrow when items share prompts or agents:
 * use `clusterJackknife` there. There is none for 0 items.
 *
 * Wilson 1927, Journal of the American Statistical Association 22:209-212; recommended by Brown, Cai & DasGupta
 * 2001, Statistical Science 16:101-133.
 *
 * @throws RangeError when `count` is not between 0 and `n`, or the level not between 0 and 1.
 * @example
 * wilson(173, 192) // { low: 0.8506207684, high: 0.9357295832, level: 0.95, method: 'Wilson' }
 */
export function wilson(count: number, n: number, level = 0.95): Interval {
  checkProportion(count, n);
  const z = normalQuantile(1 - tailOf(level));
  if (n === 0) return { none: 'no items' };
  const share = count / n;
  const centre = (count + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt(n * share * (1 - share) + (z * z) / 4);
  // At a share of 0 or 1 one end is exactly that share; rounding must not put it a hair beside.
  const low = count === 0 ? 0 : Math.max(0, centre - half);
  const high = count === n ? 1 : Math.min(1, centre + half);
  return { low, high, level, method: 'Wilson' };
}
