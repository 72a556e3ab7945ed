import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';

/**
 * Percent agreement (observed agreement, accuracy): the share of items on which both raters gave the same label.
 *
 * 1 = always, 0 = never. A share, not a percentage. It says nothing without the agreement expected by chance:
 * never show it without kappa beside it. Does not exist without items.
 *
 * Cohen 1960, Educational and Psychological Measurement 20:37-46 (p_o, from which chance agreement is taken away).
 *
 * @example
 * percentAgreement(confusionMatrix([[20, 5], [10, 15]])).value // 0.7
 */
export function percentAgreement(matrix: ConfusionMatrix): Statistic {
  const { n, agreed } = marginals(matrix);
  return ratio(agreed, n, NO_ITEMS);
}
