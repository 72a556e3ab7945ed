import type { BinaryCounts } from '../table/binary-counts.ts';

/**
 * All that a corrected rate is made of: a judge's verdicts beside gold, and its verdicts on everything whose rate is
 * asked for. Where the items with gold are part of the whole, their verdicts are counted in both.
 */
export interface JudgeCounts extends BinaryCounts {
  /** Verdicts on all items whose rate is asked for. */
  readonly judgedPositive: number;
  readonly judgedNegative: number;
}

/** How many numbers a judge's counts are, in the order TP, FN, FP, TN, judged positive, judged negative. */
export const JUDGE_COUNTS = 6;

/**
 * Six sums, from position `at` on, as named counts.
 *
 * @example
 * judgeCountsOf([8, 2, 3, 27, 30, 70]).falseNegatives // 2
 */
export function judgeCountsOf(sums: ArrayLike<number>, at = 0): JudgeCounts {
  return {
    truePositives: sums[at] as number,
    falseNegatives: sums[at + 1] as number,
    falsePositives: sums[at + 2] as number,
    trueNegatives: sums[at + 3] as number,
    judgedPositive: sums[at + 4] as number,
    judgedNegative: sums[at + 5] as number,
  };
}
