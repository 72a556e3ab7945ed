import { type Interval, tailOf } from '../intervals/interval.ts';
import { normalQuantile } from '../random/distributions.ts';
import { none, type Statistic } from '../statistic.ts';
import type { JudgeCounts } from './judge-counts.ts';
import { roganGladen } from './rogan-gladen.ts';
import { youdenInterval } from './youden-interval.ts';

/** A rate corrected for a judge's errors. */
export interface CorrectedShare {
  /** Within 0 to 1. */
  readonly estimate: Statistic;
  /** Before it was clipped; only there where it lay outside 0 to 1. */
  readonly clippedFrom?: number;
  readonly interval: Interval;
  /** Of Youden's J, which decides whether there is a correction at all. */
  readonly youden: Interval;
}

/**
 * The share of positives corrected by Rogan and Gladen, with the interval of Lee et al., which carries the uncertainty
 * of both error rates as well as the judge's own. For independent items; `correctedShareByCluster` for others.
 *
 * Estimate and interval are clipped to 0 to 1. Neither exists where the interval of Youden's J holds 0, or without gold
 * items of both classes, or without verdicts. The items with gold are taken as other items than those judged; where
 * they are part of them, the interval is a little wider than it need be.
 *
 * Lee et al. 2025, arXiv 2511.21140, which adds 1 success and 1 failure to each error rate and z^2 / 2 of each to the
 * judge's share, and shifts the centre.
 *
 * @throws RangeError when a count is negative, or the level not between 0 and 1.
 * @example
 * correctedShare({ truePositives: 180, falseNegatives: 20, falsePositives: 60, trueNegatives: 140, judgedPositive: 400, judgedNegative: 600 }).estimate.value // 0.1666666667
 * correctedShare({ truePositives: 180, falseNegatives: 20, falsePositives: 60, trueNegatives: 140, judgedPositive: 400, judgedNegative: 600 }).interval.low // 0.0563507248
 */
export function correctedShare(counts: JudgeCounts, level = 0.95): CorrectedShare {
  const youden = youdenInterval(counts, level);
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn } = counts;
  const judged = counts.judgedPositive + counts.judgedNegative;
  const reason =
    'none' in youden
      ? youden.none
      : youden.low <= 0
        ? mayBeNothing(youden)
        : judged === 0
          ? 'no verdicts'
          : undefined;
  if (reason !== undefined) return { estimate: none(reason), interval: { none: reason }, youden };
  const plain = roganGladen(counts.judgedPositive / judged, tp / (tp + fn), tn / (fp + tn));
  return { ...clippedShare(plain), interval: leeInterval(counts, level), youden };
}

/**
 * Why nothing is corrected where J's interval holds 0.
 *
 * @example
 * mayBeNothing({ low: -0.1, high: 0.3 }) // 'Youden’s J may be 0 (interval -0.10 to 0.30): the verdict may tell nothing of the label'
 */
export function mayBeNothing({ low, high }: { readonly low: number; readonly high: number }): string {
  return `Youden’s J may be 0 (interval ${low.toFixed(2)} to ${high.toFixed(2)}): the verdict may tell nothing of the label`;
}

/**
 * A share brought into 0 to 1, with what it was before.
 *
 * @example
 * clippedShare({ value: -0.0625 }) // { estimate: { value: 0 }, clippedFrom: -0.0625 }
 */
export function clippedShare(plain: Statistic): Pick<CorrectedShare, 'estimate' | 'clippedFrom'> {
  if (plain.value === undefined || (plain.value >= 0 && plain.value <= 1)) return { estimate: plain };
  return { estimate: { value: clip(plain.value) }, clippedFrom: plain.value };
}

function leeInterval(counts: JudgeCounts, level: number): Interval {
  const z = normalQuantile(1 - tailOf(level));
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn } = counts;
  const n = counts.judgedPositive + counts.judgedNegative + z * z;
  const share = (counts.judgedPositive + (z * z) / 2) / n;
  const tpr = (tp + 1) / (tp + fn + 2);
  const tnr = (tn + 1) / (fp + tn + 2);
  const tprVariance = (tpr * (1 - tpr)) / (tp + fn + 2);
  const tnrVariance = (tnr * (1 - tnr)) / (fp + tn + 2);
  const youden = tpr + tnr - 1;
  const centre = (share + tnr - 1) / youden;
  const shift = 2 * z * z * (centre * tprVariance - (1 - centre) * tnrVariance);
  const variance = (share * (1 - share)) / n + (1 - centre) ** 2 * tnrVariance + centre ** 2 * tprVariance;
  const half = (z * Math.sqrt(variance)) / youden;
  return {
    low: clip(centre + shift - half),
    high: clip(centre + shift + half),
    level,
    method: 'Lee et al., for Rogan-Gladen',
  };
}

function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}
