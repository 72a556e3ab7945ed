import { defined, NO_ITEMS, none, ONE_LABEL_ONLY, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { costMargins } from '../table/cost-margins.ts';
import type { Weights } from '../table/weights.ts';

/**
 * Standard error of Cohen's kappa, weighted or not: large-sample, non-null (does not assume kappa = 0), for
 * independent items.
 *
 * In units of kappa. 0 at kappa = 1, where it means "no variation seen", not certainty. Too small when items
 * share prompts or agents: use `clusterJackknife` there. To test that kappa is 0, `kappaNullStandardError`. Does not
 * exist where kappa does not.
 *
 * Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323-327, equation 13; the same in statsmodels, vcd, psych.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * kappaStandardError(confusionMatrix([[20, 5], [10, 15]])).value // 0.1269960629
 */
export function kappaStandardError(matrix: ConfusionMatrix, weights: Weights = 'none'): Statistic {
  const { n, costs, goldCost, judgeCost, observed, expected } = costMargins(matrix, weights);
  if (n === 0) return none(NO_ITEMS);
  if (expected === 0) return none(ONE_LABEL_ONLY);

  // The bracket of the published formula is the variance of a score per cell. Written as a sum of squared
  // deviations over whole numbers it cannot come out negative, and is exactly 0 where it should be.
  const { size, counts } = matrix;
  const mean = (observed * expected) / n;
  let squares = 0;
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      const marginalCost = (goldCost[i] as number) + (judgeCost[j] as number);
      const score = marginalCost * observed - (costs[cell] as number) * expected;
      squares += (counts[cell] as number) * ((score - mean) / expected) ** 2;
    }
  }
  return defined((n * Math.sqrt(squares)) / expected);
}
