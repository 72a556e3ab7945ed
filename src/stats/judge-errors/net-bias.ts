import type { Interval } from '../intervals/interval.ts';
import { wilson } from '../intervals/wilson.ts';
import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';
import { binaryCounts } from '../table/binary-counts.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';

/**
 * Net bias: the judge's rate of a label minus the gold's, on the same items. It is what reaches a headline, and
 * depends on prevalence: one judge can be biased upwards where positives are rare and downwards where they are
 * common. What the judge does given the gold is in `binaryRates` (TPR, FPR).
 *
 * 0 = both rates equal (errors cancel), positive = the judge gives the label more often, negative = less often.
 * A difference of shares from -1 to 1 (times 100: percentage points). Does not exist without items.
 *
 * Byrt, Bishop & Carlin 1993, Journal of Clinical Epidemiology 46:423-429: the bias index, here with its sign and of
 * any label against the rest.
 *
 * @throws RangeError when `label` is not the code of a label of the matrix.
 * @example
 * netBias(confusionMatrix([[80, 7], [12, 93]]), 0).value // 0.0260416667
 */
export function netBias(matrix: ConfusionMatrix, label: number): Statistic {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = binaryCounts(matrix, label);
  const n = truePositives + falsePositives + falseNegatives + trueNegatives;
  return ratio(falsePositives - falseNegatives, n, NO_ITEMS);
}

/**
 * Interval of the net bias for independent items: Newcombe's method 10 for paired proportions, which joins the
 * two Wilson intervals by the correlation phi (with its continuity correction when positive).
 *
 * Lies within -1 to 1 and has width when no item is off the diagonal. Too narrow when items share prompts or
 * agents: use `clusterJackknife` there. There is none without items.
 *
 * Newcombe 1998, Statistics in Medicine 17:2635-2650.
 *
 * @throws RangeError when `label` is not the code of a label of the matrix, or the level not between 0 and 1.
 * @example
 * netBiasInterval(confusionMatrix([[1, 7], [1, 12]]), 0) // { low: -0.5069202267, high: -0.0255591242, level: 0.95, method: 'Newcombe 10' }
 */
export function netBiasInterval(matrix: ConfusionMatrix, label: number, level = 0.95): Interval {
  const {
    truePositives: a,
    falsePositives: c,
    falseNegatives: b,
    trueNegatives: d,
  } = binaryCounts(matrix, label);
  const n = a + b + c + d;
  const judge = wilson(a + c, n, level);
  const gold = wilson(a + b, n, level);
  if ('none' in judge || 'none' in gold) return { none: NO_ITEMS };
  const phi = correctedPhi(a, b, c, d);
  const judgeShare = (a + c) / n;
  const goldShare = (a + b) / n;
  const bias = (c - b) / n;
  const below = legs(judgeShare - judge.low, gold.high - goldShare, phi);
  const above = legs(judge.high - judgeShare, goldShare - gold.low, phi);
  return { low: Math.max(-1, bias - below), high: Math.min(1, bias + above), level, method: 'Newcombe 10' };
}

/** The third side of a triangle whose two sides are the one-sided widths, by the law of cosines. */
function legs(first: number, second: number, phi: number): number {
  return Math.sqrt(Math.max(0, first * first - 2 * phi * first * second + second * second));
}

function correctedPhi(a: number, b: number, c: number, d: number): number {
  const spread = Math.sqrt(a + b) * Math.sqrt(c + d) * Math.sqrt(a + c) * Math.sqrt(b + d);
  if (spread === 0) return 0;
  const product = a * d - b * c;
  const half = (a + b + c + d) / 2;
  return (product < 0 ? product : Math.max(0, product - half)) / spread;
}
