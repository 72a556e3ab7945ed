import { defined, NO_ITEMS, none, ONE_LABEL_ONLY, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { type Marginals, marginals, offDiagonalProduct } from '../table/marginals.ts';

/**
 * Matthews correlation coefficient (phi for two labels, Gorodkin's R_K for more): the correlation between the
 * two raters' labels.
 *
 * 1 = always agree, 0 = the verdict tells nothing about the gold, negative = it tells the opposite (-1 only for
 * two labels). No unit. Where exactly one rater's labels never vary, or both are constant but differ, it is 0,
 * the convention of scikit-learn. Does not exist without items, nor when both raters used one and the same
 * label throughout.
 *
 * Matthews 1975, Biochimica et Biophysica Acta 405:442-451; more labels: Gorodkin 2004, Computational Biology
 * and Chemistry 28:367-374. The formula is that of scikit-learn.
 *
 * @example
 * matthewsCorrelation(confusionMatrix([[25, 35], [5, 35]])).value // 0.3118047822
 */
export function matthewsCorrelation(matrix: ConfusionMatrix): Statistic {
  return matthewsOfMargins(marginals(matrix));
}

/**
 * The same of a table's margins and diagonal, for resampling.
 *
 * Values, existence and source as `matthewsCorrelation`.
 *
 * @example
 * matthewsOfMargins(marginals(confusionMatrix([[25, 35], [5, 35]]))).value // 0.3118047822
 */
export function matthewsOfMargins({ n, agreed, disagreed, gold, judge }: Marginals): Statistic {
  if (n === 0) return none(NO_ITEMS);
  const goldSpread = offDiagonalProduct(gold, gold);
  const judgeSpread = offDiagonalProduct(judge, judge);
  if (goldSpread === 0 || judgeSpread === 0) {
    return goldSpread === judgeSpread && disagreed === 0 ? none(ONE_LABEL_ONLY) : defined(0);
  }
  const chance = gold.reduce((sum, count, label) => sum + count * (judge[label] ?? 0), 0);
  return defined((agreed * n - chance) / Math.sqrt(goldSpread) / Math.sqrt(judgeSpread));
}
