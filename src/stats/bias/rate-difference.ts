import type { Interval } from '../intervals/interval.ts';
import { wilson } from '../intervals/wilson.ts';
import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { GroupRate } from './equal-rates.ts';

/**
 * One group's rate minus another's: how much more often a judge is wrong on this category than on the others, given
 * the gold.
 *
 * 0 = as often, positive = more often, negative = less often; from -1 to 1 (times 100: percentage points). Does not
 * exist where one of the groups is empty.
 *
 * Of FPR or FNR given the gold: Hardt, Price & Srebro 2016, arXiv 1610.02413 (equalised odds: both differences are
 * 0); as a measure of an LLM judge's bias: Wataoka, Takahashi & Ri 2024, arXiv 2410.21819.
 *
 * @example
 * rateDifference({ events: 56, total: 70 }, { events: 48, total: 80 }).value // 0.2
 */
export function rateDifference(one: GroupRate, other: GroupRate): Statistic {
  // One division of whole numbers.
  return ratio(one.events * other.total - other.events * one.total, one.total * other.total, NO_ITEMS);
}

/**
 * Interval of the difference of two groups' rates, for independent items: Newcombe's method 10 for unpaired
 * proportions, from the two Wilson intervals.
 *
 * Lies within -1 to 1 and has width at rates of 0 or 1. Too narrow when items share prompts or agents. There is none
 * where a group is empty.
 *
 * Newcombe 1998, Statistics in Medicine 17:873-890.
 *
 * @throws RangeError when events are not between 0 and the total, or the level not between 0 and 1.
 * @example
 * rateDifferenceInterval({ events: 56, total: 70 }, { events: 48, total: 80 }) // { low: 0.0524314724, high: 0.3338726540, level: 0.95, method: 'Newcombe 10, unpaired' }
 */
export function rateDifferenceInterval(one: GroupRate, other: GroupRate, level = 0.95): Interval {
  const first = wilson(one.events, one.total, level);
  const second = wilson(other.events, other.total, level);
  if ('none' in first || 'none' in second) return { none: NO_ITEMS };
  const rate = one.events / one.total;
  const otherRate = other.events / other.total;
  const difference = rate - otherRate;
  return {
    low: difference - Math.hypot(rate - first.low, second.high - otherRate),
    high: difference + Math.hypot(first.high - rate, otherRate - second.low),
    level,
    method: 'Newcombe 10, unpaired',
  };
}
