import { none } from '../statistic.ts';
import { correctedOfSums, type ErrorModel } from './corrected-of-sums.ts';
import { poolingVariance, refusal, youdenByCluster } from './corrected-share-by-cluster.ts';
import { JUDGE_COUNTS } from './judge-counts.ts';
import { type ClusterSums, type ShareByCluster, shareByCluster } from './share-by-cluster.ts';

/**
 * The difference between two groups' shares of positives (two agents), each corrected by Rogan and Gladen with its own
 * error rates: first minus second. Sharing one calibration between groups on which the judge errs differently can turn
 * the sign of the difference.
 *
 * From -1 to 1 but for sampling; not clipped, for a clipped end would pass for certainty. A t interval on the cluster
 * jackknife, so that groups whose items share clusters are compared within them. Each vector of sums: six of the first
 * group, six of the second, and with partial pooling then TP, FN, FP, TN of all groups. Does not exist where the
 * interval of either group's Youden's J holds 0.
 *
 * arXiv 2605.06939 for calibration per arm; Rogan & Gladen 1978, American Journal of Epidemiology 107:71-76.
 *
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * correctedDifference({ clusters: 2, counts: Float64Array.of(8, 2, 1, 9, 12, 8, 8, 2, 1, 9, 6, 14, 9, 1, 3, 7, 12, 8, 9, 1, 3, 7, 6, 14), times: Float64Array.of(10, 10) }).estimate.value // 0.4615384615
 */
export function correctedDifference(
  sums: ClusterSums,
  models: readonly [ErrorModel, ErrorModel] = [{}, {}],
): ShareByCluster {
  const [first, second] = models;
  const all = 2 * JUDGE_COUNTS;
  const found = shareByCluster(
    sums,
    (totals) => {
      const left = correctedOfSums(totals, 0, all, first);
      const right = correctedOfSums(totals, JUDGE_COUNTS, all, second);
      return left === undefined || right === undefined ? undefined : left - right;
    },
    (position) => position % JUDGE_COUNTS < 4,
    {
      scale: 'identity',
      method: 'cluster jackknife of the difference',
      extraVariance: poolingVariance(sums, first, 0, all) + poolingVariance(sums, second, JUDGE_COUNTS, all),
    },
  );
  const refused =
    refusal(youdenByCluster(sums, first, 0, all)) ??
    refusal(youdenByCluster(sums, second, JUDGE_COUNTS, all));
  if (refused === undefined) return found;
  const missing = none(refused);
  return {
    ...found,
    estimate: missing,
    standardError: missing,
    interval: { none: refused },
    pValue: missing,
  };
}

/**
 * The difference between the shares of positive verdicts that a judge gives two groups, as it stands: first minus
 * second. What a headline says before any correction; a t interval on the cluster jackknife.
 *
 * Each vector of sums: judged positive and negative of the first group, then of the second. From -1 to 1. Does not
 * exist without verdicts in either group.
 *
 * Quenouille 1956, Biometrika 43:353-360.
 *
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * judgedDifference({ clusters: 2, counts: Float64Array.of(12, 8, 6, 14, 11, 9, 7, 13), times: Float64Array.of(10, 10) }).estimate.value // 0.25
 */
export function judgedDifference(sums: ClusterSums): ShareByCluster {
  return shareByCluster(
    sums,
    (totals) => {
      const [a = 0, b = 0, c = 0, d = 0] = totals;
      return a + b === 0 || c + d === 0 ? undefined : a / (a + b) - c / (c + d);
    },
    () => true,
    { scale: 'identity', method: 'cluster jackknife of the difference', counted: '' },
  );
}
