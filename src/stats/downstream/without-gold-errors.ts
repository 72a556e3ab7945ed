import type { BinaryCounts } from '../table/binary-counts.ts';

/** How often gold itself is taken to be wrong. */
export interface GoldErrors {
  /** Of true positives, the share that gold calls negative. */
  readonly missed: number;
  /** Of true negatives, the share that gold calls positive. */
  readonly invented: number;
}

/**
 * What the table of gold against judge would be, had gold no errors: for asking how far a figure moves if some gold
 * labels are wrong. Gold's errors are taken as independent of the judge's, given the truth; where both err on the same
 * items the judge looks better than it is, and this does not see it.
 *
 * Counts, not whole. `undefined` where so many errors would explain more than what gold shows (a cell below 0, as where
 * gold has 5 % positives and invents 10 %): the assumption contradicts the data.
 *
 * Inversion of P(gold) = (1 - missed) P(true) + invented P(not true), class by class of the verdict; Hui & Walter 1980,
 * Biometrics 36:167-171 for the model.
 *
 * @throws RangeError when a share is below 0, or both together are 1 or more (gold would then tell nothing).
 * @example
 * withoutGoldErrors({ truePositives: 40, falseNegatives: 10, falsePositives: 10, trueNegatives: 90 }, { missed: 0, invented: 0.05 }).truePositives // 39.4736842105
 */
export function withoutGoldErrors(counts: BinaryCounts, errors: GoldErrors): BinaryCounts | undefined {
  const found = invertGoldErrors(counts, errors);
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn } = counts;
  const least = -1e-9 * (tp + fn + fp + tn);
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = found;
  if (Math.min(truePositives, falseNegatives, falsePositives, trueNegatives) < least) return undefined;
  return {
    truePositives: Math.max(0, truePositives),
    falseNegatives: Math.max(0, falseNegatives),
    falsePositives: Math.max(0, falsePositives),
    trueNegatives: Math.max(0, trueNegatives),
  };
}

/** Why a figure does not exist under assumed errors of gold. */
export const CONTRADICTED =
  'so many errors in gold would explain more than what gold and judge show together';

/**
 * The same without the check: a cell may come out below 0. For resampling, where a table with few errors may cross 0 by
 * chance while the whole does not.
 *
 * @throws RangeError when a share is below 0, or both together are 1 or more.
 * @example
 * invertGoldErrors({ truePositives: 40, falseNegatives: 10, falsePositives: 2, trueNegatives: 90 }, { missed: 0.1, invented: 0 }).falsePositives // -2.4444444444
 */
export function invertGoldErrors(counts: BinaryCounts, { missed, invented }: GoldErrors): BinaryCounts {
  if (!(missed >= 0 && invented >= 0 && missed + invented < 1)) {
    throw new RangeError(`gold that misses ${missed} and invents ${invented} tells nothing`);
  }
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn } = counts;
  const kept = 1 - missed - invented;
  // Among positive verdicts tp + fp items, among negative ones fn + tn: of each, gold's positives are a mixture.
  const truePositives = (tp - invented * (tp + fp)) / kept;
  const falseNegatives = (fn - invented * (fn + tn)) / kept;
  return {
    truePositives,
    falseNegatives,
    falsePositives: tp + fp - truePositives,
    trueNegatives: fn + tn - falseNegatives,
  };
}
