import type { ClusterCounts } from '../../stats/index.ts';
import type { Field, Way } from '../field.ts';

/** Items, or clusters of them. */
export interface Changes {
  /** What each weighs. */
  readonly weights: Float64Array;
  /** How much of that got another verdict. */
  readonly changed: Float64Array;
}

/** How much of each item got another verdict, in the reference that has most of it. */
export function itemChanges(
  first: ClusterCounts,
  second: ClusterCounts,
  { size, references }: Field,
): Changes {
  const { clusters: items, length } = first;
  const before = denseCounts(first);
  const after = denseCounts(second);
  const lost = before.map((value, at) => value - (after[at] as number));
  const cells = size ** 2;
  const most = (of: Float64Array) =>
    Float64Array.from({ length: items }, (_, item) => {
      const own = Array.from({ length: references }, (_, reference) => {
        const at = item * length + reference * cells;
        return of.subarray(at, at + cells).reduce((sum, value) => sum + Math.max(0, value), 0);
      });
      return Math.max(...own);
    });
  return { weights: most(before), changed: most(lost) };
}

/** The same of clusters: what their items have together. */
export function clusterChanges(
  { weights, changed }: Changes,
  { cluster, clusters }: Pick<Way, 'cluster' | 'clusters'>,
): Changes {
  return { weights: summed(weights, cluster, clusters), changed: summed(changed, cluster, clusters) };
}

/** One whole vector per item, one after the other. */
export function denseCounts({ clusters, length, cluster, index, value }: ClusterCounts): Float64Array {
  const counts = new Float64Array(clusters * length);
  cluster.forEach((own, at) => {
    counts[own * length + (index[at] as number)] = value[at] as number;
  });
  return counts;
}

export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function summed(values: Float64Array, cluster: Int32Array, clusters: number): Float64Array {
  const sums = new Float64Array(clusters);
  values.forEach((value, item) => {
    const own = cluster[item] as number;
    sums[own] = (sums[own] as number) + value;
  });
  return sums;
}
