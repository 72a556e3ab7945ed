import type { Interval } from '../intervals/interval.ts';
import { wilson } from '../intervals/wilson.ts';
import type { BinaryCounts } from '../table/binary-counts.ts';

/**
 * Interval of Youden's J = TPR - FPR for independent items: Newcombe's hybrid score interval (method 10) for the
 * difference of two proportions, each with its own Wilson interval.
 *
 * From -1 to 1. An interval that holds 0 means that the verdict may tell nothing of the label: then no rate can be
 * corrected by it. There is none without gold items of both classes. With repeats or clusters it is too narrow.
 *
 * Newcombe 1998, Statistics in Medicine 17:873-890.
 *
 * @throws RangeError when a count is negative, or the level not between 0 and 1.
 * @example
 * youdenInterval({ truePositives: 78, falseNegatives: 2, falsePositives: 10, trueNegatives: 30 }) // { low: 0.5610314976, high: 0.8346360793, level: 0.95, method: 'Newcombe hybrid score' }
 */
export function youdenInterval(counts: BinaryCounts, level = 0.95): Interval {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = counts;
  const positives = truePositives + falseNegatives;
  const negatives = falsePositives + trueNegatives;
  const hits = wilson(truePositives, positives, level);
  const alarms = wilson(falsePositives, negatives, level);
  if ('none' in hits) return { none: 'no positive items in the gold' };
  if ('none' in alarms) return { none: 'no negative items in the gold' };
  const tpr = truePositives / positives;
  const fpr = falsePositives / negatives;
  return {
    low: tpr - fpr - Math.hypot(tpr - hits.low, alarms.high - fpr),
    high: tpr - fpr + Math.hypot(hits.high - tpr, fpr - alarms.low),
    level,
    method: 'Newcombe hybrid score',
  };
}
