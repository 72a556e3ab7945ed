import type { ClusterCounts } from '../resampling/cluster-counts.ts';

/**
 * Checks that candidates are laid out alike over the same clusters.
 *
 * @returns their number of clusters and the length of a vector
 * @throws RangeError when they are not, or there is no candidate or no statistic.
 * @example
 * checkCandidates([clusterCounts(2, Float64Array.of(3, 1, 2, 2))], [() => 1]) // { clusters: 2, length: 2 }
 */
export function checkCandidates(
  candidates: readonly ClusterCounts[],
  statistics: readonly unknown[],
): { readonly clusters: number; readonly length: number } {
  const [first] = candidates;
  if (first === undefined || statistics.length === 0) {
    throw new RangeError('give at least one candidate and one statistic');
  }
  const { clusters, length } = first;
  for (const own of candidates) {
    if (own.clusters !== clusters || own.length !== length) {
      throw new RangeError(
        `candidates are compared on the same clusters: ${own.clusters} x ${own.length} does not fit ${clusters} x ${length}`,
      );
    }
  }
  return { clusters, length };
}
