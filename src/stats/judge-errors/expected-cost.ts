import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';
import { disagreementCosts, type Weights } from '../table/weights.ts';

/**
 * Expected cost (expected loss): what a verdict costs on average, where every pair of gold and verdict has its price.
 *
 * 0 = no verdict costs anything; in the unit of the costs, per item, at the prevalence of these items. Without weights
 * every error costs 1 and it is the error rate; with `linear` it is the mean distance in labels. Does not exist without
 * items.
 *
 * Elkan 2001, IJCAI, 973-978.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * expectedCost(confusionMatrix([[8, 2], [3, 27]]), { cost: [[0, 10], [1, 0]] }).value // 0.575
 */
export function expectedCost(matrix: ConfusionMatrix, weights: Weights): Statistic {
  const costs = disagreementCosts(weights, matrix.size);
  let total = 0;
  for (let cell = 0; cell < costs.length; cell++) {
    total += (costs[cell] as number) * (matrix.counts[cell] as number);
  }
  return ratio(total, marginals(matrix).n, NO_ITEMS);
}
