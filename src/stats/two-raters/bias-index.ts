import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import { binaryCounts } from '../table/binary-counts.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';

/**
 * Bias index: share of items the judge (second rater) calls positive minus the share gold does.
 *
 * 0 = both equally often, positive = the judge more often, negative = less often; from -1 to 1. For two labels
 * the same number as `netBias`. More than two labels are seen as the positive one against the rest. Does not
 * exist without items.
 *
 * Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429 (there without sign).
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix.
 * @example
 * biasIndex(confusionMatrix([[80, 10], [5, 5]]), 0).value // -0.05
 */
export function biasIndex(matrix: ConfusionMatrix, positive: number): Statistic {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = binaryCounts(matrix, positive);
  const n = truePositives + falsePositives + falseNegatives + trueNegatives;
  return ratio(falsePositives - falseNegatives, n, NO_ITEMS);
}
