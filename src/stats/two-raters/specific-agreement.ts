import { ratio, type Statistic } from '../statistic.ts';
import { binaryCounts } from '../table/binary-counts.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';

/**
 * Positive agreement (P+): given that one rater, drawn at random, says positive, how often the other does too.
 *
 * 1 = always, 0 = never. The same number as the F1 of the positive label. Does not exist when neither rater
 * ever says positive. More than two labels are seen as the positive one against the rest.
 *
 * Cicchetti & Feinstein 1990, Journal of Clinical Epidemiology 43:551-558.
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix.
 * @example
 * positiveAgreement(confusionMatrix([[80, 10], [5, 5]]), 0).value // 0.9142857143
 */
export function positiveAgreement(matrix: ConfusionMatrix, positive: number): Statistic {
  const { truePositives, falsePositives, falseNegatives } = binaryCounts(matrix, positive);
  return ratio(
    2 * truePositives,
    2 * truePositives + falsePositives + falseNegatives,
    'neither rater gave the positive label',
  );
}

/**
 * Negative agreement (P-): given that one rater, drawn at random, says negative, how often the other does too.
 *
 * 1 = always, 0 = never. Does not exist when neither rater ever says negative.
 *
 * Cicchetti & Feinstein 1990, Journal of Clinical Epidemiology 43:551-558.
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix.
 * @example
 * negativeAgreement(confusionMatrix([[80, 10], [5, 5]]), 0).value // 0.4
 */
export function negativeAgreement(matrix: ConfusionMatrix, positive: number): Statistic {
  const { trueNegatives, falsePositives, falseNegatives } = binaryCounts(matrix, positive);
  return ratio(
    2 * trueNegatives,
    2 * trueNegatives + falsePositives + falseNegatives,
    'neither rater gave a negative label',
  );
}
