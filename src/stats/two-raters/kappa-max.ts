import { NO_ITEMS, none, ONE_LABEL_ONLY, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals, offDiagonalProduct } from '../table/marginals.ts';

/**
 * Maximum kappa: the highest unweighted kappa two raters with these label shares could reach.
 *
 * 1 = the shares are equal, so nothing caps kappa; below 1 = part of the missing agreement is a difference in
 * how often each label is used, whatever the items. No unit. Does not exist where kappa does not.
 *
 * Cohen 1960, Educational and Psychological Measurement 20:37-46, page 42.
 *
 * @example
 * kappaMax(confusionMatrix([[80, 10], [5, 5]])).value // 0.7727272727
 */
export function kappaMax(matrix: ConfusionMatrix): Statistic {
  const { n, gold, judge } = marginals(matrix);
  if (n === 0) return none(NO_ITEMS);
  const expected = offDiagonalProduct(gold, judge);
  let forced = 0;
  gold.forEach((count, label) => {
    forced += Math.max(0, count - (judge[label] ?? 0));
  });
  return ratio(expected - n * forced, expected, ONE_LABEL_ONLY);
}
