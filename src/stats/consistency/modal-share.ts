import type { UnitCounts } from '../many-raters/ratings.ts';
import { ratio, type Statistic } from '../statistic.ts';
import { NO_REPEATS } from './repeat-agreement.ts';

/**
 * Modal share: of the calls on one item, the share that gives the item's most frequent label, averaged over the items
 * with two or more verdicts. Also called repetition stability.
 *
 * 1 = all repeats agree. It cannot be low: with two labels it is at least .5, and with few calls it lies above what
 * many calls would show (two calls that differ give .5, never less), so compare it only at one number of calls. It
 * does not exist where no item has two verdicts.
 *
 * Shi et al. 2024, arXiv 2406.07791.
 *
 * @example
 * modalShare(unitCounts(ratings(Int32Array.of(0, 0, 0, 0, 0, 1), 3, 2))).value // 0.8333333333
 */
export function modalShare(items: readonly UnitCounts[]): Statistic {
  let sum = 0;
  let repeated = 0;
  for (const { total, counts } of items) {
    if (total < 2) continue;
    sum += counts.reduce((most, count) => Math.max(most, count), 0) / total;
    repeated++;
  }
  return ratio(sum, repeated, NO_REPEATS);
}
