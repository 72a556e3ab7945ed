import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';
import { scaleValues } from './scale-values.ts';

/**
 * Mean absolute error: how far the judge's rating lies from gold's, averaged over items.
 *
 * 0 = always the same rating. In units of the scale, at most highest - lowest. Unlike the signed bias, errors up and
 * down do not cancel. `values` holds the number each label stands for, lowest first. Does not exist without items.
 *
 * Willmott & Matsuura 2005, Climate Research 30:79-82.
 *
 * @throws RangeError when `values` does not hold one finite number per label, rising.
 * @example
 * meanAbsoluteError(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), [1, 2, 3]).value // 0.4
 */
export function meanAbsoluteError(matrix: ConfusionMatrix, values: readonly number[]): Statistic {
  const { size, counts } = matrix;
  const numbers = scaleValues(values, size);
  let distance = 0;
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      distance += (counts[cell] as number) * Math.abs((numbers[i] as number) - (numbers[j] as number));
    }
  }
  return ratio(distance, marginals(matrix).n, NO_ITEMS);
}
