import { clopperPearson } from '../intervals/clopper-pearson.ts';
import type { Interval } from '../intervals/interval.ts';
import { wilson } from '../intervals/wilson.ts';
import { binaryCounts } from '../table/binary-counts.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';

/** Intervals of the rates of a judge against gold, for one positive label. */
export interface RateIntervals {
  readonly tpr: Interval;
  readonly tnr: Interval;
  readonly fpr: Interval;
  readonly fnr: Interval;
  readonly precision: Interval;
  readonly npv: Interval;
}

/**
 * Intervals of TPR, TNR, FPR, FNR, precision and negative predictive value, for independent items: Wilson's, or
 * Clopper and Pearson's where a level has to be guaranteed (gates).
 *
 * TPR and FNR rest on gold's positives, TNR and FPR on its negatives, precision on the positive verdicts, npv on the
 * negative ones; each is taken as given. Too narrow when items share prompts or agents: use `clusterJackknife` there.
 * There is none where the rate does not exist.
 *
 * Wilson 1927, Journal of the American Statistical Association 22:209-212; Clopper & Pearson 1934, Biometrika 26:404-413.
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix, or the level not between 0 and 1.
 * @example
 * rateIntervals(confusionMatrix([[96, 11], [3, 27]]), 0, 'Clopper-Pearson').tpr // { low: 0.8234978590, high: 0.9475527525, level: 0.95, method: 'Clopper-Pearson' }
 */
export function rateIntervals(
  matrix: ConfusionMatrix,
  positive: number,
  method: 'Wilson' | 'Clopper-Pearson' = 'Wilson',
  level = 0.95,
): RateIntervals {
  const {
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
  } = binaryCounts(matrix, positive);
  const of = method === 'Wilson' ? wilson : clopperPearson;
  return {
    tpr: of(tp, tp + fn, level),
    tnr: of(tn, tn + fp, level),
    fpr: of(fp, tn + fp, level),
    fnr: of(fn, tp + fn, level),
    precision: of(tp, tp + fp, level),
    npv: of(tn, tn + fn, level),
  };
}
