/**
 * What each cluster adds to a vector of counts (a table, or several one after another), zeros left out: entry e says that
 * cluster `cluster[e]` adds `value[e]` at `index[e]`.
 */
export interface ClusterCounts {
  readonly clusters: number;
  /** Length of the vector. */
  readonly length: number;
  readonly cluster: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/**
 * Sparse counts from one dense vector per cluster, one after the other.
 *
 * @throws RangeError when the counts do not fill whole vectors.
 * @example
 * clusterCounts(2, Float64Array.of(3, 0, 0, 4)).value // [3, 4]
 */
export function clusterCounts(clusters: number, counts: Float64Array): ClusterCounts {
  const length = clusters === 0 ? 0 : counts.length / clusters;
  if (!(Number.isInteger(clusters) && clusters >= 0 && Number.isInteger(length))) {
    throw new RangeError(`${counts.length} counts do not fill ${clusters} clusters of one length`);
  }
  const places: number[] = [];
  counts.forEach((count, at) => {
    if (count !== 0) places.push(at);
  });
  return {
    clusters,
    length,
    cluster: Int32Array.from(places, (at) => Math.floor(at / length)),
    index: Int32Array.from(places, (at) => at % length),
    value: Float64Array.from(places, (at) => counts[at] as number),
  };
}

/**
 * The vector of all clusters together.
 *
 * @example
 * totalCounts(clusterCounts(2, Float64Array.of(3, 1, 0, 4))) // [3, 5]
 */
export function totalCounts({ length, index, value }: ClusterCounts): Float64Array {
  const total = new Float64Array(length);
  for (let e = 0; e < index.length; e++) {
    const at = index[e] as number;
    total[at] = (total[at] as number) + (value[e] as number);
  }
  return total;
}
