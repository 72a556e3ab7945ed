import { betaQuantile } from '../random/distributions.ts';
import { type Interval, tailOf } from './interval.ts';
import { checkProportion } from './proportion.ts';

/**
 * Clopper-Pearson ("exact") interval for a proportion of independent items: covers at least as often as its
 * level says, usually more often, so it is the interval for gates and guarantees.
 *
 * Lies within 0 to 1. There is none for 0 items.
 *
 * Clopper & Pearson 1934, Biometrika 26:404-413.
 *
 * @throws RangeError when `count` is not between 0 and `n`, or the level not between 0 and 1.
 * @example
 * clopperPearson(96, 107) // { low: 0.8234978590, high: 0.9475527525, level: 0.95, method: 'Clopper-Pearson' }
 */
export function clopperPearson(count: number, n: number, level = 0.95): Interval {
  checkProportion(count, n);
  const tail = tailOf(level);
  if (n === 0) return { none: 'no items' };
  const low = count === 0 ? 0 : betaQuantile(tail, count, n - count + 1);
  const high = count === n ? 1 : betaQuantile(1 - tail, count + 1, n - count);
  return { low, high, level, method: 'Clopper-Pearson' };
}
