import { defined, none, type Statistic } from '../statistic.ts';

/** Why a rate cannot be corrected: the verdict says nothing of the gold, so dividing by J amplifies noise without end. */
const NO_INFORMATION = 'Youden’s J (TPR - FPR) is not above 0: the verdict tells nothing of the label';

/**
 * Rogan-Gladen: the share of positives that a judge's share of positive verdicts stands for, given its error rates.
 * (share + TNR - 1) / (TPR + TNR - 1).
 *
 * A share; below 0 or above 1 where the judge's share is one that these error rates make impossible but for sampling.
 * It is returned as it is: whoever shows it clips it and says so. Does not exist where Youden's J = TPR + TNR - 1 is 0
 * or less (an inverted judge is repaired by inverting its labels, not here).
 *
 * Rogan & Gladen 1978, American Journal of Epidemiology 107:71-76.
 *
 * @throws RangeError when a share or rate is outside 0 to 1.
 * @example
 * roganGladen(0.4, 0.9, 0.7).value // 0.1666666667
 * roganGladen(0.5, 0.6, 0.4).value // undefined
 */
export function roganGladen(share: number, tpr: number, tnr: number): Statistic {
  for (const value of [share, tpr, tnr]) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${value} is not a share from 0 to 1`);
  }
  const youden = tpr + tnr - 1;
  // A J of 1e-17 is a J of 0 after rounding.
  return youden <= 1e-12 ? none(NO_INFORMATION) : defined((share + tnr - 1) / youden);
}

/**
 * Standard error of the corrected share where both error rates are known for certain and items are independent: the
 * judge's own sampling error, stretched by 1 / J. A lower limit, for error rates never are: use `correctedShare`.
 *
 * In units of a share. Does not exist without items, or where J is 0 or less.
 *
 * Rogan & Gladen 1978, American Journal of Epidemiology 107:71-76.
 *
 * @throws RangeError when a share or rate is outside 0 to 1.
 * @example
 * roganGladenError(0.3, 1000, 0.9, 0.8).value // 0.0207019668
 */
export function roganGladenError(share: number, n: number, tpr: number, tnr: number): Statistic {
  const corrected = roganGladen(share, tpr, tnr);
  if (corrected.value === undefined) return corrected;
  if (!(n > 0)) return none('no items');
  return defined(Math.sqrt((share * (1 - share)) / n) / (tpr + tnr - 1));
}
