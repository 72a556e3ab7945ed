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
  const before = new Float64Array(items * length);
  const lost = new Float64Array(items * length);
  first.cluster.forEach((item, at) => {
    before[item * length + (first.index[at] as number)] = first.value[at] as number;
  });
  lost.set(before);
  second.cluster.forEach((item, at) => {
    const cell = item * length + (second.index[at] as number);
    lost[cell] = (lost[cell] as number) - (second.value[at] as number);
  });
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

function summed(values: Float64Array, cluster: Int32Array, clusters: number): Float64Array {
  const sums = new Float64Array(clusters);
  values.forEach((value, item) => {
    const own = cluster[item] as number;
    sums[own] = (sums[own] as number) + value;
  });
  return sums;
}
