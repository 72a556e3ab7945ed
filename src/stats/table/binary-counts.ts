import type { ConfusionMatrix } from './confusion-matrix.ts';

/** A confusion matrix seen as one label (the positive) against all others. */
export interface BinaryCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/**
 * Collapses a confusion matrix to one label against the rest. True negatives are all items to which neither
 * rater gave the positive label, whether or not they agree on which other label it is.
 *
 * @throws RangeError when `positive` is not the code of a label of the matrix.
 * @example
 * binaryCounts(confusionMatrix([[80, 7], [12, 93]]), 0).falseNegatives // 7
 */
export function binaryCounts({ size, counts }: ConfusionMatrix, positive: number): BinaryCounts {
  if (!(Number.isInteger(positive) && positive >= 0 && positive < size)) {
    throw new RangeError(`positive label ${positive} is not one of the codes 0 to ${size - 1}`);
  }
  let falsePositives = 0;
  let falseNegatives = 0;
  let trueNegatives = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const count = counts[i * size + j] ?? 0;
      if (i !== positive && j !== positive) trueNegatives += count;
      else if (i !== positive) falsePositives += count;
      else if (j !== positive) falseNegatives += count;
    }
  }
  return {
    truePositives: counts[positive * size + positive] ?? 0,
    falsePositives,
    falseNegatives,
    trueNegatives,
  };
}
