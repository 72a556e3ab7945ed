import { type ClusterCounts, totalCounts } from './cluster-counts.ts';

export interface LeaveOut {
  /** Clusters with any count: the others are no clusters of this statistic. */
  readonly clusters: number;
  /** The statistic without each of these clusters, in their order, where it exists. */
  readonly values: Float64Array;
  /** Clusters without which it does not exist: everything hangs on each of them. */
  readonly undefinedReplicates: number;
}

/**
 * A statistic without each cluster in turn: what the jackknife and the acceleration of BCa rest on.
 *
 * Quenouille 1956, Biometrika 43:353-360; Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 11.
 *
 * @param counts entries of one cluster stand together
 * @param statistic of a vector of counts; undefined where it does not exist. It must not keep or change the vector
 * @example
 * leaveOut(clusterCounts(2, Float64Array.of(3, 1, 2, 2)), (c) => c[0] / (c[0] + c[1])).values // [0.5, 0.75]
 */
export function leaveOut(
  counts: ClusterCounts,
  statistic: (counts: Float64Array) => number | undefined,
): LeaveOut {
  const { cluster, index, value } = counts;
  const total = totalCounts(counts);
  const without = total.slice();
  const values = new Float64Array(counts.clusters);
  let clusters = 0;
  let known = 0;
  for (let from = 0; from < cluster.length; ) {
    const own = cluster[from] as number;
    let to = from;
    for (; to < cluster.length && cluster[to] === own; to++) {
      const at = index[to] as number;
      const rest = (without[at] as number) - (value[to] as number);
      // Whole counts subtract exactly; of weighted ones a rounding residue must not pass for an item.
      without[at] = Math.abs(rest) <= 1e-12 * Math.abs(total[at] as number) ? 0 : rest;
    }
    const replicate = statistic(without);
    if (replicate !== undefined) values[known++] = replicate;
    clusters++;
    for (; from < to; from++) {
      const at = index[from] as number;
      without[at] = total[at] as number;
    }
  }
  return { clusters, values: values.slice(0, known), undefinedReplicates: clusters - known };
}

/**
 * Jackknife variance: (clusters - 1) / clusters times the squared distances of the replicates from their mean.
 *
 * 0 = the statistic is the same without any cluster; in squared units of the statistic.
 *
 * Tukey 1958, Annals of Mathematical Statistics 29:614; Efron & Tibshirani 1993, An Introduction to the Bootstrap,
 * chapter 11.
 *
 * @example
 * jackknifeVariance(Float64Array.of(1, 2, 3)) // 1.3333333333
 */
export function jackknifeVariance(replicates: Float64Array): number {
  const clusters = replicates.length;
  let sum = 0;
  for (let i = 0; i < clusters; i++) sum += replicates[i] as number;
  const mean = sum / clusters;
  let squares = 0;
  for (let i = 0; i < clusters; i++) squares += ((replicates[i] as number) - mean) ** 2;
  return ((clusters - 1) * squares) / clusters;
}
