import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';
import { scaleValues } from './scale-values.ts';

/**
 * Signed bias (mean difference): the judge's rating minus gold's, averaged over items.
 *
 * 0 = on average as high as gold (errors may cancel), positive = the judge rates higher, negative = lower. In units of
 * the scale, from -(highest - lowest) to the same. `values` holds the number each label stands for, lowest first. Does
 * not exist without items.
 *
 * Bland & Altman 1986, Lancet 327:307-310.
 *
 * @throws RangeError when `values` does not hold one finite number per label, rising.
 * @example
 * signedBias(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), [1, 2, 3]).value // 0.2
 */
export function signedBias(matrix: ConfusionMatrix, values: readonly number[]): Statistic {
  const numbers = scaleValues(values, matrix.size);
  const { n, gold, judge } = marginals(matrix);
  let difference = 0;
  for (let label = 0; label < matrix.size; label++) {
    difference += (numbers[label] as number) * ((judge[label] as number) - (gold[label] as number));
  }
  return ratio(difference, n, NO_ITEMS);
}
