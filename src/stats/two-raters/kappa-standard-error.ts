import { defined, NO_ITEMS, none, ONE_LABEL_ONLY, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';
import { disagreementCosts, type Weights } from '../table/weights.ts';

/**
 * Standard error of Cohen's kappa, weighted or not: large-sample, non-null (does not assume kappa = 0), for
 * independent items.
 *
 * In units of kappa. 0 at kappa = 1, where it means "no variation seen", not certainty. Too small when items
 * share prompts or agents: use `clusterJackknife` there. Does not exist where kappa does not.
 *
 * Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323-327, equation 13; the same in statsmodels, vcd, psych.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * kappaStandardError(confusionMatrix([[20, 5], [10, 15]])).value // 0.1269960629
 */
export function kappaStandardError(matrix: ConfusionMatrix, weights: Weights = 'none'): Statistic {
  const { size, counts } = matrix;
  const costs = disagreementCosts(weights, size);
  const { n, gold, judge } = marginals(matrix);
  if (n === 0) return none(NO_ITEMS);

  const goldCost = new Float64Array(size);
  const judgeCost = new Float64Array(size);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const cost = costs[i * size + j] ?? 0;
      goldCost[i] = (goldCost[i] ?? 0) + cost * (judge[j] ?? 0);
      judgeCost[j] = (judgeCost[j] ?? 0) + cost * (gold[i] ?? 0);
      observed += cost * (counts[i * size + j] ?? 0);
      expected += cost * (gold[i] ?? 0) * (judge[j] ?? 0);
    }
  }
  if (expected === 0) return none(ONE_LABEL_ONLY);

  // The bracket of the published formula is the variance of a score per cell. Written as a sum of squared
  // deviations over whole numbers it cannot come out negative, and is exactly 0 where it should be.
  const mean = (observed * expected) / n;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const count = counts[i * size + j] ?? 0;
      if (count === 0) continue;
      const marginalCost = (goldCost[i] ?? 0) + (judgeCost[j] ?? 0);
      const score = marginalCost * observed - (costs[i * size + j] ?? 0) * expected;
      squares += count * ((score - mean) / expected) ** 2;
    }
  }
  return defined((n * Math.sqrt(squares)) / expected);
}
