import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { disagreementCosts } from '../table/weights.ts';

/**
 * What a judge's errors cost per item: the mean over items of the cost of giving the judge's label where gold has its own,
 * in the units of the cost matrix. 0 = no error that costs anything; never negative. With a cost of 1 for every
 * disagreement it is 1 - agreement. It depends on gold's prevalence.
 *
 * It does not exist without items.
 *
 * Wald 1950, Statistical Decision Functions.
 *
 * @param costs row = gold, column = judge, 0 on the diagonal
 * @throws RangeError when the costs are not square of the table's size, negative, not finite, not 0 on the diagonal or all 0.
 * @example
 * expectedLoss(confusionMatrix([[20, 5], [10, 15]]), [[0, 1], [4, 0]]).value // 0.9
 */
export function expectedLoss(
  { size, counts }: ConfusionMatrix,
  costs: readonly (readonly number[])[],
): Statistic {
  const each = disagreementCosts({ cost: costs }, size);
  let items = 0;
  let lost = 0;
  counts.forEach((count, cell) => {
    items += count;
    lost += count * (each[cell] as number);
  });
  return ratio(lost, items, NO_ITEMS);
}
