import { ratio, type Statistic } from '../statistic.ts';
import { checkShares } from '../table/check-shares.ts';

/**
 * Projected precision (positive predictive value): of what a judge with this true and false positive rate calls
 * positive, the share that is, where a share `prevalence` of items is positive. It assumes that both rates carry over.
 *
 * 1 = every positive verdict is right, 0 = none is. Where positives are rare it is low even for a judge that rarely
 * errs: a TPR of .95 and an FPR of .10 give a precision of .33 at a prevalence of 5 %. Does not exist where the judge
 * never says positive.
 *
 * Bayes' theorem; Vecchio 1966, New England Journal of Medicine 274:1171-1173.
 *
 * @throws RangeError when a rate or the prevalence is outside 0 to 1.
 * @example
 * precisionAtPrevalence(0.95, 0.1, 0.05).value // 0.3333333333
 */
export function precisionAtPrevalence(tpr: number, fpr: number, prevalence: number): Statistic {
  checkShares(tpr, fpr, prevalence);
  const right = prevalence * tpr;
  return ratio(right, right + (1 - prevalence) * fpr, 'at this prevalence the judge never says positive');
}
