import { defined, NO_ITEMS, none, ONE_LABEL_ONLY, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';
import { tableCosts } from '../table/table-costs.ts';
import type { Weights } from '../table/weights.ts';

/**
 * Cohen's kappa: agreement of two raters beyond what their own label shares would give by chance.
 *
 * 1 = always agree, 0 = as often as chance, negative = less often than chance. No unit. With weights, a
 * disagreement counts by its cost (linear, quadratic or the user's), and kappa is
 * 1 - (observed cost) / (cost expected by chance). Costs run over the full scale of `size` labels.
 *
 * Does not exist without items, nor when both raters used one and the same label throughout (0/0; scikit-learn
 * gives NaN). Depends on the share of positives: see `kappaAtPrevalence`, `kappaMax`, `prevalenceIndex`.
 *
 * Cohen 1960, Educational and Psychological Measurement 20:37-46; weighted: Cohen 1968, Psychological
 * Bulletin 70:213-220.
 *
 * @throws RangeError when the user's cost matrix does not fit (see `disagreementCosts`).
 * @example
 * cohenKappa(confusionMatrix([[20, 5], [10, 15]])).value // 0.4
 * cohenKappa(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 'quadratic').value // 0.4545454545
 */
export function cohenKappa(matrix: ConfusionMatrix, weights: Weights = 'none'): Statistic {
  const value = cohenKappaOfCounts(matrix.size, weights)(matrix.counts);
  if (value !== undefined) return defined(value);
  return none(marginals(matrix).n === 0 ? NO_ITEMS : ONE_LABEL_ONLY);
}

/**
 * Cohen's kappa as a function of the bare counts, for resampling: it allocates nothing per call and returns
 * undefined where kappa does not exist. `offset` tells where the table begins in a longer vector.
 *
 * Values and source as `cohenKappa`.
 *
 * @example
 * cohenKappaOfCounts(2)(Float64Array.of(20, 5, 10, 15)) // 0.4
 */
export function cohenKappaOfCounts(
  size: number,
  weights: Weights = 'none',
  offset = 0,
): (counts: Float64Array) => number | undefined {
  const costsOf = tableCosts(size, weights);
  return (counts) => {
    const { n, observed, product } = costsOf(counts, offset);
    // A sum of terms >= 0 is exactly 0 only when each is: no rounding error can turn 0/0 into a number.
    return product === 0 ? undefined : (product - n * observed) / product;
  };
}
