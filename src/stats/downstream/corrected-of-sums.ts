import type { BinaryCounts } from '../table/binary-counts.ts';
import { judgeCountsOf } from './judge-counts.ts';
import type { Pooling } from './partial-pooling.ts';
import { type GoldErrors, invertGoldErrors } from './without-gold-errors.ts';

/** Whose error rates correct a judge's share, and how sure gold is. */
export interface ErrorModel {
  /** Own rates drawn towards those of all: TPR by `positives`, FPR by `negatives`. Own rates alone unless given. */
  readonly pooling?: { readonly positives: Pooling; readonly negatives: Pooling };
  /** Gold is taken as right unless given. */
  readonly goldErrors?: GoldErrors;
}

/** A judge's error rates as a model has them, and what partial pooling leaves unknown about them. */
export interface ModelRates {
  readonly tpr: number;
  readonly fpr: number;
  /** Variance of the own rate around the pooled one, where it is drawn towards that of all. */
  readonly tprVariance: number;
  readonly fprVariance: number;
}

/**
 * Error rates from sums of TP, FN, FP and TN: a group's own at `at`, those of all groups at `all`.
 *
 * Shares. Undefined where gold lacks a class. Under assumed errors of gold a rate may come out below 0 or above 1.
 *
 * Partial pooling: Kleinman 1973, Journal of the American Statistical Association 68:46-54; errors of gold: Hui & Walter
 * 1980, Biometrics 36:167-171.
 *
 * @throws RangeError when the assumed errors of gold leave it without information.
 * @example
 * modelRates([8, 2, 3, 27], 0, 0, {}).fpr // 0.1
 */
export function modelRates(
  sums: ArrayLike<number>,
  at: number,
  all: number,
  { pooling, goldErrors }: ErrorModel,
): ModelRates | undefined {
  const own = asModelled(judgeCountsOf(sums, at), goldErrors);
  if (pooling === undefined) {
    const tpr = rateOf(own.truePositives, own.falseNegatives);
    const fpr = rateOf(own.falsePositives, own.trueNegatives);
    if (tpr === undefined || fpr === undefined) return undefined;
    return { tpr, fpr, tprVariance: 0, fprVariance: 0 };
  }
  const everyone = asModelled(judgeCountsOf(sums, all), goldErrors);
  const tpr = drawn(
    own.truePositives,
    own.falseNegatives,
    everyone.truePositives,
    everyone.falseNegatives,
    pooling.positives,
  );
  const fpr = drawn(
    own.falsePositives,
    own.trueNegatives,
    everyone.falsePositives,
    everyone.trueNegatives,
    pooling.negatives,
  );
  if (tpr === undefined || fpr === undefined) return undefined;
  return { tpr: tpr.rate, fpr: fpr.rate, tprVariance: tpr.variance, fprVariance: fpr.variance };
}

/**
 * Rogan-Gladen from sums: own TP, FN, FP, TN, judged positive and judged negative at `at`, everybody's TP, FN, FP and
 * TN at `all`. Not clipped. Undefined where a rate or the judge's share does not exist, or Youden's J is not above 0.
 *
 * @throws RangeError when the assumed errors of gold leave it without information.
 * @example
 * correctedOfSums([180, 20, 60, 140, 400, 600], 0, 0, {}) // 0.1666666667
 */
export function correctedOfSums(
  sums: ArrayLike<number>,
  at: number,
  all: number,
  model: ErrorModel,
): number | undefined {
  const share = rateOf(sums[at + 4] as number, sums[at + 5] as number);
  const rates = modelRates(sums, at, all, model);
  if (share === undefined || rates === undefined) return undefined;
  const youden = rates.tpr - rates.fpr;
  return youden <= 1e-12 ? undefined : (share - rates.fpr) / youden;
}

function asModelled(counts: BinaryCounts, errors: GoldErrors | undefined): BinaryCounts {
  return errors === undefined ? counts : invertGoldErrors(counts, errors);
}

function rateOf(hits: number, others: number): number | undefined {
  return hits + others > 0 ? hits / (hits + others) : undefined;
}

function drawn(
  hits: number,
  others: number,
  allHits: number,
  allOthers: number,
  { strength, betweenVariance }: Pooling,
): { readonly rate: number; readonly variance: number } | undefined {
  const n = hits + others;
  const ofAll = rateOf(allHits, allOthers);
  if (strength === 0) return n > 0 ? { rate: hits / n, variance: 0 } : undefined;
  if (ofAll === undefined) return undefined;
  if (strength === Number.POSITIVE_INFINITY) return { rate: ofAll, variance: betweenVariance };
  const outside = strength / (n + strength);
  return {
    rate: (hits + strength * ofAll) / (n + strength),
    variance: outside * outside * betweenVariance,
  };
}
