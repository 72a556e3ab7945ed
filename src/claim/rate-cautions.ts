import { type JudgeCounts, judgedDifference } from '../stats/index.ts';
import type { ArmSums } from './arm-sums.ts';
import type { ErrorRatesOf } from './claims.ts';

/** A corrected rate below 0 or above 1 was cut off. */
export function clipCaution(from: number | undefined): readonly string[] {
  if (from === undefined) return [];
  const at = from < 0 ? '0' : '100 %';
  return [
    `the correction gives ${(from * 100).toFixed(1)} %, which no rate can be; set to ${at}: the judge says it ${from < 0 ? 'less' : 'more'} often than its error rates alone would make it`,
  ];
}

/** Errors that were never seen are not impossible, but no resampling can know that. */
export function certainCautions(
  { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn }: JudgeCounts,
  errorRates: ErrorRatesOf,
): readonly string[] {
  if (errorRates !== 'own') return [];
  return [
    ...(fn === 0 && tp > 0
      ? ['no positive item with gold was missed, so the interval takes the TPR as near 1']
      : []),
    ...(fp === 0 && tn > 0 ? ['no false alarm was seen, so the interval takes the FPR as near 0'] : []),
  ];
}

/** Where the error rates are not a value's own. */
export function poolingCaution(errorRates: ErrorRatesOf): readonly string[] {
  if (errorRates === 'own') return [];
  return [
    errorRates === 'partly pooled'
      ? 'too little gold of its own: error rates are drawn towards those of all values'
      : 'too little gold of its own: the error rates of all values; no difference between values could be seen, which is no evidence of none',
  ];
}

/** Prediction-powered inference needs gold that is a random part: the judge itself may say that it is not. */
export function unlikeCaution(sums: ArmSums, counts: JudgeCounts): readonly string[] {
  const width = sums.totals.length;
  const sides = new Float64Array(sums.clusters * 4);
  for (let row = 0; row < sums.clusters; row++) {
    const [tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0] = sums.counts.subarray(
      row * width,
      row * width + 6,
    );
    sides.set(
      [tp + fp, fn + tn, yes - tp - fp, no - fn - tn].map((count) => Math.max(0, count)),
      row * 4,
    );
  }
  const { pValue } = judgedDifference({ ...sums, counts: sides });
  if (pValue.value === undefined || pValue.value >= 0.01) return [];
  const labelled = (counts.truePositives + counts.falsePositives) / labelledOf(counts);
  const elsewhere =
    (counts.judgedPositive - counts.truePositives - counts.falsePositives) /
    (counts.judgedPositive + counts.judgedNegative - labelledOf(counts));
  return [
    `the judge says it of ${(labelled * 100).toFixed(1)} % of the items with gold and ${(elsewhere * 100).toFixed(1)} % of the others: gold is no random part of them, so trust the correction by error rates more`,
  ];
}

function labelledOf(counts: JudgeCounts): number {
  return counts.truePositives + counts.falseNegatives + counts.falsePositives + counts.trueNegatives;
}
