import { chiSquareTail } from '../random/distributions.ts';
import { defined, none } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';
import { type ChiSquareTest, stuartMaxwell } from './stuart-maxwell.ts';

/**
 * Bhapkar's test of marginal homogeneity: as Stuart-Maxwell, with the variance not computed under the null
 * hypothesis, so somewhat more powerful: chi-square_B = chi-square / (1 - chi-square / n).
 *
 * A large value says that the label shares differ. For independent items. Does not exist where Stuart-Maxwell
 * does not, nor when every item is a disagreement in one direction (chi-square = n), when it is unbounded.
 *
 * Bhapkar 1966, Journal of the American Statistical Association 61:228-235; the relation: Ireland, Ku & Kullback
 * 1969.
 *
 * @example
 * bhapkar(confusionMatrix([[20, 10, 5], [3, 30, 15], [0, 5, 40]])).chiSquare.value // 15.4232749743
 */
export function bhapkar(matrix: ConfusionMatrix): ChiSquareTest {
  const { chiSquare, df, pValue } = stuartMaxwell(matrix);
  if (chiSquare.value === undefined) return { chiSquare, df, pValue };
  const { n } = marginals(matrix);
  const rest = n - chiSquare.value;
  if (rest <= 1e-9 * n) {
    const missing = none('every item is a disagreement in one direction: the statistic is unbounded');
    return { chiSquare: missing, df, pValue: missing };
  }
  const value = (chiSquare.value * n) / rest;
  return { chiSquare: defined(value), df, pValue: defined(chiSquareTail(value, df)) };
}
