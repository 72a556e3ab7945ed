import { chiSquareTail } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import type { Weights } from '../table/weights.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { kappaStandardError } from './kappa-standard-error.ts';

/** Whether kappa is the same in all strata. */
export interface KappaHomogeneity {
  /** The strata's kappas weighted by their inverse variances. */
  readonly pooled: Statistic;
  readonly chiSquare: Statistic;
  /** Strata in the test less one. */
  readonly df: number;
  /** Of the hypothesis that all strata have one kappa. */
  readonly pValue: Statistic;
  /** Strata without a kappa or without variation (kappa = 1): they cannot take part. */
  readonly leftOut: number;
}

/**
 * Test of homogeneity of kappa over strata, for independent items: the sum of squared distances from the common kappa,
 * each divided by its variance, against chi-square.
 *
 * A small p-value says that agreement beyond chance differs between strata. That may come from different prevalences
 * alone: it is no proof that the judge errs more in one of them; for that compare TPR and FPR. A large one says little
 * where strata are small. Strata whose kappa does not exist, or is 1 with a standard error of 0, are left out and
 * counted. Does not exist for fewer than two strata that remain. Rejects far too often when items share prompts or
 * agents: see `kappaHomogeneityClustered`.
 *
 * The convention used: variances of Fleiss, Cohen & Everitt 1969 at each stratum's own kappa, as in Fleiss, Levin & Paik
 * 2003, Statistical Methods for Rates and Proportions, 3rd edition, section 18.1, and Barlow, Lai & Azen 1991,
 * Statistics in Medicine 10:1465-1472. (Donner, Eliasziw & Klar 1996, Biometrics 52:176-183, assume equal label shares
 * of both raters instead.)
 *
 * @throws RangeError when the user's cost matrix does not fit a stratum.
 * @example
 * kappaHomogeneity([confusionMatrix([[20, 5], [10, 15]]), confusionMatrix([[40, 9], [6, 45]])]).chiSquare.value // 4.2266936646
 */
export function kappaHomogeneity(
  strata: readonly ConfusionMatrix[],
  weights: Weights = 'none',
): KappaHomogeneity {
  const known = strata.flatMap((stratum) => {
    const kappa = cohenKappa(stratum, weights).value;
    const error = kappaStandardError(stratum, weights).value;
    return kappa === undefined || error === undefined || error === 0
      ? []
      : [{ kappa, weight: 1 / error ** 2 }];
  });
  const leftOut = strata.length - known.length;
  const weight = known.reduce((sum, own) => sum + own.weight, 0);
  const mean = known.reduce((sum, own) => sum + own.weight * own.kappa, 0) / weight;
  const df = Math.max(0, known.length - 1);
  if (df === 0) {
    const reason = 'fewer than two strata have a kappa that varies';
    const pooled = known.length === 0 ? none(reason) : defined(mean);
    return { pooled, chiSquare: none(reason), df, pValue: none(reason), leftOut };
  }
  const chiSquare = known.reduce((sum, own) => sum + own.weight * (own.kappa - mean) ** 2, 0);
  return {
    pooled: defined(mean),
    chiSquare: defined(chiSquare),
    df,
    pValue: defined(chiSquareTail(chiSquare, df)),
    leftOut,
  };
}
