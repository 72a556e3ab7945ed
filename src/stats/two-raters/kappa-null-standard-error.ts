import { defined, NO_ITEMS, none, ONE_LABEL_ONLY, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { costMargins } from '../table/cost-margins.ts';
import type { Weights } from '../table/weights.ts';

/**
 * Standard error of Cohen's kappa, weighted or not, under the hypothesis that the raters agree by chance alone
 * (kappa = 0), for independent items: kappa divided by it is a z statistic. Never for an interval: that is
 * `kappaStandardError`.
 *
 * In units of kappa. It depends on the raters' label shares, not on how often they agree. Too small when items share
 * prompts or agents. Does not exist where kappa does not.
 *
 * Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323-327, equation 9.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * kappaNullStandardError(confusionMatrix([[20, 5], [10, 15]])).value // 0.1385640646
 */
export function kappaNullStandardError(matrix: ConfusionMatrix, weights: Weights = 'none'): Statistic {
  const { n, gold, judge, costs, goldCost, judgeCost, expected } = costMargins(matrix, weights);
  if (n === 0) return none(NO_ITEMS);
  if (expected === 0) return none(ONE_LABEL_ONLY);

  // The variance, were the labels independent, of what a cell's margins cost less what the cell itself does.
  const { size } = matrix;
  const mean = expected / n;
  let squares = 0;
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      const score = (goldCost[i] as number) + (judgeCost[j] as number) - n * (costs[cell] as number);
      squares += (gold[i] as number) * (judge[j] as number) * (score - mean) ** 2;
    }
  }
  return defined(Math.sqrt(squares / n) / expected);
}
