import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { type Marginals, marginals } from '../table/marginals.ts';

/** One label of a criterion against all others. */
export interface LabelMeasures {
  /** Items with this label in the gold, and by the judge. */
  readonly goldCount: number;
  readonly judgeCount: number;
  /** The same as shares of all items. */
  readonly goldShare: Statistic;
  readonly judgeShare: Statistic;
  /** Of the judge's uses of the label, right by the gold. */
  readonly precision: Statistic;
  /** Of the gold's uses of the label, found by the judge. */
  readonly recall: Statistic;
  /** Harmonic mean of the two, computed as 2 TP / (2 TP + FP + FN). */
  readonly f1: Statistic;
}

/**
 * Precision, recall, F1 and the two shares of each label, in the order of the matrix.
 *
 * All from 0 to 1. Precision does not exist for a label the judge never gave, recall not for one the gold never
 * gave, F1 not for one neither gave (scikit-learn writes 0 there); F1 of a label given by one side only is 0.
 *
 * van Rijsbergen 1979, Information Retrieval, 2nd edition, chapter 7.
 *
 * @example
 * perLabel(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).map((label) => label.recall.value) // [0.7333333333, 0.6666666667, 0.6]
 */
export function perLabel(matrix: ConfusionMatrix): readonly LabelMeasures[] {
  const margins = marginals(matrix);
  return Array.from({ length: matrix.size }, (_, label) => measuresOf(margins, label));
}

function measuresOf({ n, diagonal, gold, judge }: Marginals, label: number): LabelMeasures {
  const both = diagonal[label] ?? 0;
  const goldCount = gold[label] ?? 0;
  const judgeCount = judge[label] ?? 0;
  return {
    goldCount,
    judgeCount,
    goldShare: ratio(goldCount, n, NO_ITEMS),
    judgeShare: ratio(judgeCount, n, NO_ITEMS),
    precision: ratio(both, judgeCount, 'the judge never gave this label'),
    recall: ratio(both, goldCount, 'the gold never has this label'),
    f1: ratio(2 * both, goldCount + judgeCount, 'the label stands in neither gold nor verdicts'),
  };
}
