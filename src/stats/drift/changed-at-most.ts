import { upperBound } from '../confidence/upper-bound.ts';
import { tailOf } from '../intervals/interval.ts';

/**
 * Upper bound of the share of verdicts that change where none was seen to: the upper end of Clopper and Pearson's
 * two-sided interval for 0 of m, 1 - tail^(1 / m). Had so many changed, all of them unchanged here would be a chance of
 * `tail` (2.5 % at a level of .95).
 *
 * A share from 0 to 1. m is the number of independent items, or what others are worth (`itemsBehindChanges`).
 *
 * Clopper & Pearson 1934, Biometrika 26:404-413.
 *
 * @throws RangeError when the items are not a number >= 0, or the level is not between 0 and 1.
 * @example
 * changedAtMost(100) // 0.0362166926
 */
export function changedAtMost(items: number, level = 0.95): number {
  return upperBound(0, items, tailOf(level));
}
