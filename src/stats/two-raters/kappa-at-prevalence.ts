import { ratio, type Statistic } from '../statistic.ts';
import { checkShares } from '../table/check-shares.ts';

/**
 * Projected kappa: the Cohen's kappa a judge with this true and false positive rate would have where a share
 * `prevalence` of items is positive. It assumes that both rates carry over unchanged.
 *
 * 1, 0 and negative as for Cohen's kappa. Does not exist at prevalence 0 or 1 unless the judge errs there, when
 * it is 0; nor for a prevalence outside 0 to 1 (an error).
 *
 * With p the prevalence, q = p TPR + (1 - p) FPR: kappa = 2 p (1 - p) (TPR - FPR) / [p (1 - q) + q (1 - p)],
 * from the definition of Cohen 1960; Thompson & Walter 1988, Journal of Clinical Epidemiology 41:949-958.
 *
 * @throws RangeError when a rate or the prevalence is outside 0 to 1.
 * @example
 * kappaAtPrevalence(0.85, 0.1, 0.3).value // 0.7325581395
 */
export function kappaAtPrevalence(tpr: number, fpr: number, prevalence: number): Statistic {
  checkShares(tpr, fpr, prevalence);
  const rest = 1 - prevalence;
  const judgePositive = prevalence * tpr + rest * fpr;
  const judgeNegative = prevalence * (1 - tpr) + rest * (1 - fpr);
  const numerator = 2 * prevalence * rest * (tpr - fpr);
  const denominator = prevalence * judgeNegative + rest * judgePositive;
  return ratio(numerator, denominator, 'at this prevalence gold and judge use one and the same label');
}
