import { defined, NO_ITEMS, none, ratio, type Statistic } from '../statistic.ts';
import { type BinaryCounts, binaryCounts } from '../table/binary-counts.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';

/** Rates of a judge against gold for one positive label; each is a share of the items named. */
export interface BinaryRates extends BinaryCounts {
  /** True positive rate (recall, sensitivity): of gold's positives, called positive by the judge. */
  readonly tpr: Statistic;
  /** True negative rate (specificity): of gold's negatives, called negative. */
  readonly tnr: Statistic;
  /** False positive rate, 1 - TNR. */
  readonly fpr: Statistic;
  /** False negative rate, 1 - TPR. */
  readonly fnr: Statistic;
  /** Of the judge's positives, positive in gold. */
  readonly precision: Statistic;
  /** Negative predictive value: of the judge's negatives, negative in gold. */
  readonly npv: Statistic;
  /** 2 TP / (2 TP + FP + FN). */
  readonly f1: Statistic;
  /** Youden's J = TPR - FPR: 1 = perfect, 0 = a verdict tells nothing, negative = inverted. */
  readonly youden: Statistic;
  /** Share of positives in gold. */
  readonly goldShare: Statistic;
  /** Share of positives by the judge. */
  readonly judgeShare: Statistic;
}

/**
 * The counts and rates of one positive label against all others: TP, FP, FN, TN, TPR, TNR, FPR, FNR, precision,
 * NPV, F1, Youden's J and the two shares of positives.
 *
 * Each from 0 to 1, J from -1 to 1. TPR and FNR do not exist without gold positives, TNR and FPR not without
 * gold negatives, precision not without positive verdicts, NPV not without negative ones, J where TPR or FPR
 * does not, F1 where the label stands on neither side.
 *
 * Youden 1950, Cancer 3:32-35.
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix.
 * @example
 * binaryRates(confusionMatrix([[8, 2], [3, 27]]), 0).tpr.value // 0.8
 * binaryRates(confusionMatrix([[8, 2], [3, 27]]), 0).fpr.value // 0.1
 */
export function binaryRates(matrix: ConfusionMatrix, positive: number): BinaryRates {
  const counts = binaryCounts(matrix, positive);
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = counts;
  const n = tp + fp + fn + tn;
  const tpr = ratio(tp, tp + fn, 'no positive items in the gold');
  const fpr = ratio(fp, fp + tn, 'no negative items in the gold');
  return {
    ...counts,
    tpr,
    tnr: ratio(tn, fp + tn, 'no negative items in the gold'),
    fpr,
    fnr: ratio(fn, tp + fn, 'no positive items in the gold'),
    precision: ratio(tp, tp + fp, 'no positive verdicts'),
    npv: ratio(tn, fn + tn, 'no negative verdicts'),
    f1: ratio(2 * tp, 2 * tp + fp + fn, 'the label stands in neither gold nor verdicts'),
    youden: difference(tpr, fpr),
    goldShare: ratio(tp + fn, n, NO_ITEMS),
    judgeShare: ratio(tp + fp, n, NO_ITEMS),
  };
}

function difference(first: Statistic, second: Statistic): Statistic {
  if (first.value === undefined) return none(first.reason);
  if (second.value === undefined) return none(second.reason);
  return defined(first.value - second.value);
}
