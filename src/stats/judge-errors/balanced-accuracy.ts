import { mean } from 'simple-statistics';
import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { type Marginals, marginals } from '../table/marginals.ts';

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
  return balancedAccuracyOfMargins(marginals(matrix));
}

/**
 * The same of a table's margins and diagonal, for resampling.
 *
 * Values, existence and source as `balancedAccuracy`.
 *
 * @example
 * balancedAccuracyOfMargins(marginals(confusionMatrix([[8, 2], [3, 27]]))).value // 0.85
 */
export function balancedAccuracyOfMargins({ diagonal, gold }: Marginals): Statistic {
  const recalls: number[] = [];
  for (let label = 0; label < gold.length; label++) {
    const items = gold[label] as number;
    if (items > 0) recalls.push((diagonal[label] as number) / items);
  }
  if (recalls.length === 0) return none(NO_ITEMS);
  return defined(mean(recalls));
}
