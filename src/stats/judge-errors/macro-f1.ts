import { mean } from 'simple-statistics';
import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { type Marginals, marginals } from '../table/marginals.ts';

/**
 * Macro F1: the plain mean of the labels' F1, so that a rare label weighs as much as a common one.
 *
 * 1 = always agree, 0 = never. Labels that stand in neither gold nor verdicts are left out of the mean; a label
 * given by one side only counts with F1 = 0 (scikit-learn: `labels` = those present on either side,
 * `zero_division=0`). Does not exist without items.
 *
 * Yang & Liu 1999, SIGIR, 42-49 (macro-averaged F1). Two conventions go by that name: this one is the mean of the
 * F1s, not the F1 of mean precision and mean recall (Opitz & Burst 2019, arXiv 1911.03347).
 *
 * @example
 * macroF1(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).value // 0.6222222222
 */
export function macroF1(matrix: ConfusionMatrix): Statistic {
  return macroF1OfMargins(marginals(matrix));
}

/**
 * The same of a table's margins and diagonal, for resampling.
 *
 * Values, existence and source as `macroF1`.
 *
 * @example
 * macroF1OfMargins(marginals(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))).value // 0.6222222222
 */
export function macroF1OfMargins({ diagonal, gold, judge }: Marginals): Statistic {
  const values: number[] = [];
  for (let label = 0; label < gold.length; label++) {
    const given = (gold[label] as number) + (judge[label] as number);
    if (given > 0) values.push((2 * (diagonal[label] as number)) / given);
  }
  if (values.length === 0) return none(NO_ITEMS);
  return defined(mean(values));
}
