import type { ClusterCounts } from './cluster-counts.ts';
import type { ClusterWeights } from './cluster-weights.ts';

/**
 * The vector of counts in every replicate, `sums[index * replicates + replicate]`: each cluster's counts times its weight.
 * In time that grows with the entries times the replicates, and without allocating, so that many candidates can share one
 * buffer.
 *
 * Davison & Hinkley 1997, Bootstrap Methods and their Application, section 3.8 (whole clusters are drawn).
 *
 * @param into length x replicates numbers; written over
 * @throws RangeError when the weights are of other clusters or the buffer is of another size.
 * @example
 * weightedSums(clusterCounts(2, Float64Array.of(3, 1, 0, 4)), flipClusters(2, 2, stream(1)), new Float64Array(4)) // [3, 3, 5, -3]
 */
export function weightedSums(
  counts: ClusterCounts,
  { clusters, replicates, weights }: ClusterWeights,
  into: Float64Array,
): Float64Array {
  const { cluster, index, value } = counts;
  if (counts.clusters !== clusters || into.length !== counts.length * replicates) {
    throw new RangeError(
      `${counts.clusters} clusters and room for ${into.length} do not fit ${clusters} clusters and ${counts.length} x ${replicates}`,
    );
  }
  into.fill(0);
  for (let e = 0; e < cluster.length; e++) {
    const own = value[e] as number;
    let from = (cluster[e] as number) * replicates;
    const start = (index[e] as number) * replicates;
    const end = start + replicates;
    for (let at = start; at < end; at++, from++) {
      into[at] = (into[at] as number) + own * (weights[from] as number);
    }
  }
  return into;
}
