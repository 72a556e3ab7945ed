import { type ConfusionMatrix, confusionMatrix } from '../table/confusion-matrix.ts';

/**
 * A confusion matrix of ordered labels at a cut: labels at or above `from` become the positive label 0, the others 1.
 * Every measure of two labels can be had at a cut: `percentAgreement(matrixAtCut(matrix, 4))`.
 *
 * @throws RangeError when `from` leaves no label on one of the sides.
 * @example
 * matrixAtCut(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 2).counts // [12, 8, 28, 152]
 */
export function matrixAtCut({ size, counts }: ConfusionMatrix, from: number): ConfusionMatrix {
  if (!(Number.isInteger(from) && from >= 1 && from < size)) {
    throw new RangeError(
      `a cut of ${size} labels is a whole number from 1 to ${size - 1}, the lowest positive label; got ${from}`,
    );
  }
  const merged = confusionMatrix([
    [0, 0],
    [0, 0],
  ]);
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      const into = (i >= from ? 0 : 2) + (j >= from ? 0 : 1);
      merged.counts[into] = (merged.counts[into] as number) + (counts[cell] as number);
    }
  }
  return merged;
}
