import {
  clusterJackknife,
  correctedShare,
  correctedShareByCluster,
  type ErrorModel,
  type Interval,
  JUDGE_COUNTS,
  type JudgeCounts,
  modelRates,
  type Statistic,
  wilson,
} from '../stats/index.ts';
import type { ArmSums } from './arm-sums.ts';
import { claimMeasure, type Standing } from './claim-measure.ts';
import type { ErrorRatesOf, Rates } from './claims.ts';
import { ppiOf } from './ppi-of.ts';
import { certainCautions, clipCaution, poolingCaution, unlikeCaution } from './rate-cautions.ts';
import type { RateSettings } from './rate-settings.ts';

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
