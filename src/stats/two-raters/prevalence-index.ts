import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import { binaryCounts } from '../table/binary-counts.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';

/**
 * Prevalence index: share of items both raters call positive minus share both call negative.
 *
 * 0 = balanced, towards 1 = nearly all positive, towards -1 = nearly all negative. The further from 0, the lower
 * kappa for the same agreement. More than two labels are seen as the positive one against the rest. Does not
 * exist without items.
 *
 * Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429 (there without sign).
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix.
 * @example
 * prevalenceIndex(confusionMatrix([[80, 10], [5, 5]]), 0).value // 0.75
 */
export function prevalenceIndex(matrix: ConfusionMatrix, positive: number): Statistic {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = binaryCounts(matrix, positive);
  const n = truePositives + falsePositives + falseNegatives + trueNegatives;
  return ratio(truePositives - trueNegatives, n, NO_ITEMS);
}
