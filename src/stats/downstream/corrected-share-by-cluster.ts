import { clusterJackknife } from '../intervals/cluster-jackknife.ts';
import type { Interval } from '../intervals/interval.ts';
import { none, type Statistic } from '../statistic.ts';
import { correctedOfSums, type ErrorModel, modelRates } from './corrected-of-sums.ts';
import { type CorrectedShare, clippedShare, mayBeNothing } from './corrected-share.ts';
import { JUDGE_COUNTS, judgeCountsOf } from './judge-counts.ts';
import { type ClusterSums, type ShareByCluster, shareByCluster, totalsOf } from './share-by-cluster.ts';
import { CONTRADICTED, withoutGoldErrors } from './without-gold-errors.ts';

/** A corrected share with what it rests on. */
export interface CorrectedByCluster
  extends CorrectedShare,
    Pick<ShareByCluster, 'clusters' | 'goldClusters'> {
  readonly standardError: Statistic;
}

/**
 * The share of positives corrected by Rogan and Gladen, where items share prompts or agents: a t interval on the
 * cluster jackknife over all clusters, with gold and without, so that what both error rates and the judge's share owe
 * to the same clusters is carried. With independent items every item is a cluster.
 *
 * Each vector of sums: TP, FN, FP, TN, judged positive, judged negative; with partial pooling then TP, FN, FP, TN of
 * all groups. What a group's own rates may differ from the pooled ones is added to the variance. Estimate and interval
 * are clipped to 0 to 1. Neither exists where the interval of Youden's J holds 0, or has none.
 *
 * Rogan & Gladen 1978, American Journal of Epidemiology 107:71-76; coverage by simulation: bench/claims-simulation.ts.
 *
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * correctedShareByCluster({ clusters: 2, counts: Float64Array.of(8, 2, 1, 9, 10, 10, 9, 1, 3, 7, 9, 11), times: Float64Array.of(10, 10) }).estimate.value // 0.4230769231
 */
export function correctedShareByCluster(sums: ClusterSums, model: ErrorModel = {}): CorrectedByCluster {
  const youden = youdenByCluster(sums, model);
  const found = shareByCluster(
    sums,
    (totals) => correctedOfSums(totals, 0, JUDGE_COUNTS, model),
    isGoldOfArm,
    {
      scale: 'identity',
      method: 'cluster jackknife of Rogan-Gladen',
      extraVariance: poolingVariance(sums, model, 0, JUDGE_COUNTS),
    },
  );
  const { standardError, clusters, goldClusters } = found;
  const refused = contradiction(sums, model) ?? refusal(youden);
  if (refused !== undefined || found.estimate.value === undefined) {
    // Where J is above 0, the rates exist: it can only be the judge's share that does not.
    const reason = refused ?? 'no verdicts';
    return {
      estimate: none(reason),
      standardError: none(reason),
      interval: { none: reason },
      youden: youden.interval,
      clusters,
      goldClusters,
    };
  }
  return {
    ...clippedShare(found.estimate),
    standardError,
    interval: clippedInterval(found.interval),
    youden: youden.interval,
    clusters,
    goldClusters,
  };
}

/** Errors that gold cannot have had, given what it says. */
function contradiction(sums: ClusterSums, { goldErrors }: ErrorModel): string | undefined {
  if (goldErrors === undefined) return undefined;
  return withoutGoldErrors(judgeCountsOf(totalsOf(sums)), goldErrors) === undefined
    ? CONTRADICTED
    : undefined;
}

/** Of an arm's vector, whether a position counts items with gold. Vectors begin with one arm's six sums. */
function isGoldOfArm(position: number): boolean {
  return position !== 4 && position !== 5;
}

interface Youden {
  readonly estimate: Statistic;
  readonly interval: Interval;
}

/**
 * Youden's J with its interval by the cluster jackknife, over the clusters with gold alone.
 *
 * @param at where the arm's sums begin in each vector
 * @param all where those of all groups begin
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * youdenByCluster({ clusters: 2, counts: Float64Array.of(8, 2, 1, 9, 10, 10, 9, 1, 2, 8, 9, 11), times: Float64Array.of(10, 10) }, {}).estimate.value // 0.7
 */
export function youdenByCluster(
  { clusters, counts, times, level = 0.95 }: ClusterSums,
  model: ErrorModel,
  at = 0,
  all = JUDGE_COUNTS,
): Youden {
  const length = clusters === 0 ? 0 : counts.length / clusters;
  const starts = model.pooling === undefined ? [at] : [at, all];
  const gold = new Float64Array(clusters * starts.length * 4);
  for (let cluster = 0, to = 0; cluster < clusters; cluster++) {
    for (const start of starts) {
      for (let cell = 0; cell < 4; cell++) gold[to++] = counts[cluster * length + start + cell] as number;
    }
  }
  return clusterJackknife({
    clusters,
    counts: gold,
    ...(times === undefined ? {} : { times }),
    statistic: (sums) => {
      const rates = modelRates(sums, 0, 4, model);
      return rates === undefined ? undefined : rates.tpr - rates.fpr;
    },
    transform: 'identity',
    level,
  });
}

/**
 * Why nothing is corrected; undefined where it may be.
 *
 * @example
 * refusal({ estimate: { value: 0.1 }, interval: { low: -0.1, high: 0.3, level: 0.95, method: 'cluster jackknife' } }) // 'Youden’s J may be 0 (interval -0.10 to 0.30): the verdict may tell nothing of the label'
 */
export function refusal({ estimate, interval }: Youden): string | undefined {
  if (estimate.value === undefined) return 'gold lacks positive or negative items with verdicts here';
  if ('none' in interval)
    return estimate.value === 1 ? undefined : `Youden’s J has no interval: ${interval.none}`;
  return interval.low <= 0 ? mayBeNothing(interval) : undefined;
}

/**
 * What partial pooling adds to the variance of a corrected share: each rate's own deviation from the pooled one, times
 * how much the corrected share moves with it. 0 without pooling.
 *
 * @example
 * poolingVariance({ clusters: 1, counts: Float64Array.of(8, 2, 3, 27, 30, 70) }, {}, 0, 6) // 0
 */
export function poolingVariance(sums: ClusterSums, model: ErrorModel, at: number, all: number): number {
  if (model.pooling === undefined) return 0;
  const totals = totalsOf(sums);
  const rates = modelRates(totals, at, all, model);
  const corrected = correctedOfSums(totals, at, all, model);
  if (rates === undefined || corrected === undefined) return 0;
  const youden = rates.tpr - rates.fpr;
  const spread = corrected ** 2 * rates.tprVariance + (1 - corrected) ** 2 * rates.fprVariance;
  return spread / youden ** 2;
}

function clippedInterval(interval: Interval): Interval {
  if ('none' in interval) return interval;
  const clip = (share: number) => Math.min(1, Math.max(0, share));
  return { ...interval, low: clip(interval.low), high: clip(interval.high) };
}
