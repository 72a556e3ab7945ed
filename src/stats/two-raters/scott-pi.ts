import { NO_ITEMS, none, ONE_LABEL_ONLY, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals, offDiagonalProduct } from '../table/marginals.ts';

/**
 * Scott's pi: agreement of two raters beyond chance, where chance is both raters drawing from their pooled
 * label shares.
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. At most Cohen's kappa, and equal to it
 * when both raters use each label equally often. Does not exist without items, nor when only one label was used.
 *
 * Scott 1955, Public Opinion Quarterly 19:321-325.
 *
 * @example
 * scottPi(confusionMatrix([[40, 9], [6, 45]])).value // 0.6992481203
 */
export function scottPi(matrix: ConfusionMatrix): Statistic {
  const { n, disagreed, gold, judge } = marginals(matrix);
  if (n === 0) return none(NO_ITEMS);
  const both = gold.map((count, label) => count + (judge[label] ?? 0));
  const expected = offDiagonalProduct(both, both);
  return ratio(expected - 4 * n * disagreed, expected, ONE_LABEL_ONLY);
}
