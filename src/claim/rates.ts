import type { LeftOut } from '../domain/measure.ts';
import {
  clusterJackknife,
  correctedShare,
  correctedShareByCluster,
  type ErrorModel,
  type Interval,
  JUDGE_COUNTS,
  type JudgeCounts,
  judgedDifference,
  modelRates,
  ppiMean,
  ppiShareByCluster,
  ppiSumsOfCounts,
  type Statistic,
  wilson,
} from '../stats/index.ts';
import type { ArmSums } from './arm-sums.ts';
import { claimMeasure, type Standing } from './claim-measure.ts';
import type { ErrorRatesOf, Rates } from './claims.ts';

/** Which items a rate is of, and how it may be computed. */
export interface RateSettings {
  readonly level: number;
  /** Items are independent, judged once, and have one gold label: closed forms serve. */
  readonly isSimple: boolean;
  readonly isClustered: boolean;
  /** Gold was drawn with unequal, recorded probabilities. */
  readonly isWeighted: boolean;
  readonly leftOut: readonly LeftOut[];
}

/** Why PPI++ is not given: its sums take every item with gold as one of those judged, weighing one. */
export const UNEQUAL = 'gold was drawn with unequal probabilities, which PPI++ as used here cannot weigh';

/**
 * One judge's rate of positives over some items: as it gives it, corrected by its error rates, by prediction-powered
 * inference, and the J that decides whether it can be corrected.
 *
 * @param sums one arm; with partial pooling, then TP, FN, FP, TN of all values
 */
export function ratesOf(
  sums: ArmSums,
  settings: RateSettings,
  model: ErrorModel,
  errorRates: ErrorRatesOf,
): Rates {
  const { totals } = sums;
  const counts = countsAt(totals);
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn } = counts;
  const n = counts.judgedPositive + counts.judgedNegative;
  const ofAll = errorRates === 'own' ? 0 : JUDGE_COUNTS;
  const positives = (totals[ofAll] ?? 0) + (totals[ofAll + 1] ?? 0);
  const negatives = (totals[ofAll + 2] ?? 0) + (totals[ofAll + 3] ?? 0);
  const isClosed = settings.isSimple && errorRates === 'own';
  const corrected = isClosed ? correctedShare(counts, settings.level) : correctedShareByCluster(sums, model);
  const byCluster = 'clusters' in corrected ? (corrected.clusters as number) : undefined;
  const base: Standing = {
    n,
    clusters: settings.isClustered ? clustersIn(sums, [4, 5]) : undefined,
    leftOut: settings.leftOut,
  };
  const needs = [
    { name: 'positive gold', count: positives },
    { name: 'negative gold', count: negatives },
  ];
  const labelled = tp + fn + fp + tn;
  const ppi = ppiOf(sums, counts, settings);
  const hasGold = { ...base, clusters: settings.isClustered ? byCluster : undefined };
  return {
    raw: claimMeasure('raw_rate', rawShare(counts), rawInterval(sums, counts, settings), base),
    corrected: claimMeasure('corrected_rate', corrected.estimate, corrected.interval, {
      ...hasGold,
      needs,
      cautions: [
        ...clipCaution(corrected.clippedFrom),
        ...certainCautions(counts, errorRates),
        ...poolingCaution(errorRates),
      ],
    }),
    ppi: claimMeasure('ppi_rate', ppi.estimate, ppi.interval, {
      ...hasGold,
      needs: [{ name: 'gold', count: labelled }],
      cautions: settings.isWeighted ? [] : unlikeCaution(sums, counts),
    }),
    youden: claimMeasure('youden', youdenOf(totals, model), corrected.youden, {
      ...hasGold,
      n: positives + negatives,
      needs,
    }),
  };
}

function countsAt(totals: Float64Array): JudgeCounts {
  const [tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0] = totals;
  return {
    truePositives: tp,
    falseNegatives: fn,
    falsePositives: fp,
    trueNegatives: tn,
    judgedPositive: yes,
    judgedNegative: no,
  };
}

function rawShare({ judgedPositive, judgedNegative }: JudgeCounts): Statistic {
  const n = judgedPositive + judgedNegative;
  return n === 0 ? { value: undefined, reason: 'no verdicts' } : { value: judgedPositive / n };
}

function rawInterval(sums: ArmSums, counts: JudgeCounts, { isSimple, level }: RateSettings): Interval {
  const n = counts.judgedPositive + counts.judgedNegative;
  if (isSimple) return wilson(counts.judgedPositive, n, level);
  const width = sums.totals.length;
  const own = new Float64Array(sums.clusters * 2);
  for (let row = 0; row < sums.clusters; row++) {
    own[row * 2] = sums.counts[row * width + 4] as number;
    own[row * 2 + 1] = sums.counts[row * width + 5] as number;
  }
  return clusterJackknife({
    clusters: sums.clusters,
    counts: own,
    times: sums.times,
    statistic: ([yes = 0, no = 0]) => (yes + no === 0 ? undefined : yes / (yes + no)),
    transform: 'logit',
    level,
  }).interval;
}

function ppiOf(
  sums: ArmSums,
  counts: JudgeCounts,
  { isSimple, isWeighted, level }: RateSettings,
): { readonly estimate: Statistic; readonly interval: Interval } {
  if (isWeighted) return { estimate: { value: undefined, reason: UNEQUAL }, interval: { none: UNEQUAL } };
  if (!isSimple) return ppiShareByCluster({ ...sums, ...ownArm(sums) });
  const found = ppiMean(ppiSumsOfCounts(counts), 'tuned', level);
  const { interval } = found;
  if ('none' in interval) return found;
  // A share's ends lie within 0 to 1.
  return {
    ...found,
    interval: { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
  };
}

/** The first arm's six sums alone. */
function ownArm({ clusters, counts, totals }: ArmSums): { readonly counts: Float64Array } {
  const width = totals.length;
  if (width === JUDGE_COUNTS) return { counts };
  const own = new Float64Array(clusters * JUDGE_COUNTS);
  for (let row = 0; row < clusters; row++) {
    own.set(counts.subarray(row * width, row * width + JUDGE_COUNTS), row * JUDGE_COUNTS);
  }
  return { counts: own };
}

function youdenOf(totals: Float64Array, model: ErrorModel): Statistic {
  const rates = modelRates(totals, 0, JUDGE_COUNTS, model);
  if (rates === undefined)
    return { value: undefined, reason: 'gold lacks positive or negative items with verdicts here' };
  return { value: rates.tpr - rates.fpr };
}

function clustersIn({ clusters, counts, times, totals }: ArmSums, positions: readonly number[]): number {
  let found = 0;
  for (let row = 0; row < clusters; row++) {
    const isPart = positions.some((position) => counts[row * totals.length + position] !== 0);
    if (isPart) found += times[row] as number;
  }
  return found;
}

function clipCaution(from: number | undefined): readonly string[] {
  if (from === undefined) return [];
  const at = from < 0 ? '0' : '100 %';
  return [
    `the correction gives ${(from * 100).toFixed(1)} %, which no rate can be; set to ${at}: the judge says it ${from < 0 ? 'less' : 'more'} often than its error rates alone would make it`,
  ];
}

/** Errors that were never seen are not impossible, but no resampling can know that. */
function certainCautions(
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

function poolingCaution(errorRates: ErrorRatesOf): readonly string[] {
  if (errorRates === 'own') return [];
  return [
    errorRates === 'partly pooled'
      ? 'too little gold of its own: error rates are drawn towards those of all values'
      : 'too little gold of its own: the error rates of all values; no difference between values could be seen, which is no evidence of none',
  ];
}

/** Prediction-powered inference needs gold that is a random part: the judge itself may say that it is not. */
function unlikeCaution(sums: ArmSums, counts: JudgeCounts): readonly string[] {
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
