import { mean } from 'simple-statistics';
import type { ConfusionMatrix } from './confusion-matrix.ts';
import { perLabel } from './per-label.ts';
import { defined, NO_ITEMS, none, type Statistic } from './statistic.ts';

/**
 * Balanced accuracy: the mean of the recalls of the labels present in the gold (for two labels, the mean of TPR
 * and TNR).
 *
 * 1 = always agree, 1 / (labels present) = a verdict that tells nothing, 0 = never. Not adjusted for chance.
 * Does not exist without items.
 *
 * Brodersen et al. 2010, ICPR, 3121-3124; the convention for labels absent from the gold is scikit-learn's.
 *
 * @example
 * balancedAccuracy(confusionMatrix([[8, 2], [3, 27]])).value // 0.85
 */
export function balancedAccuracy(matrix: ConfusionMatrix): Statistic {
  const recalls = perLabel(matrix).flatMap(({ recall }) =>
    recall.value === undefined ? [] : [recall.value],
  );
  if (recalls.length === 0) return none(NO_ITEMS);
  return defined(mean(recalls));
}
