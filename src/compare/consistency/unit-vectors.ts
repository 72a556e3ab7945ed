import type { Selection } from '../selection.ts';

/** Sums per cluster; where items are independent per distinct item vector, with how many items have it. */
export interface UnitVectors {
  readonly count: number;
  readonly length: number;
  readonly sums: Float64Array;
  readonly times: Float64Array;
  readonly total: Float64Array;
  /** Items that added anything. */
  readonly items: number;
  /** Clusters with any of them; absent where items are independent. */
  readonly clusters?: number;
}

/**
 * Adds up what items contribute. `add` puts an item's vector into the row that begins at `at` and says whether the item
 * takes part; a cluster without any such item keeps a row of zeros, which resampling passes over.
 */
export function unitVectors(
  { items, cluster, clusters }: Selection,
  length: number,
  add: (item: number, into: Float64Array, at: number) => boolean,
): UnitVectors {
  return cluster === undefined
    ? byPattern(items, length, add)
    : byCluster(items, cluster, clusters, length, add);
}

type AddItem = Parameters<typeof unitVectors>[2];

function byCluster(
  items: Int32Array,
  cluster: Int32Array,
  clusters: number,
  length: number,
  add: AddItem,
): UnitVectors {
  const sums = new Float64Array(clusters * length);
  const isUsed = new Uint8Array(clusters);
  let used = 0;
  for (let at = 0; at < items.length; at++) {
    const own = cluster[at] as number;
    if (!add(items[at] as number, sums, own * length)) continue;
    isUsed[own] = 1;
    used++;
  }
  const times = new Float64Array(clusters).fill(1);
  return {
    ...{ count: clusters, length, sums, times, items: used },
    total: totalOf(sums, times, length),
    clusters: isUsed.reduce((sum, one) => sum + one, 0),
  };
}

function byPattern(items: Int32Array, length: number, add: AddItem): UnitVectors {
  const known = new Map<string, number>();
  const rows: Float64Array[] = [];
  const counts: number[] = [];
  let used = 0;
  for (const item of items) {
    const own = new Float64Array(length);
    if (!add(item, own, 0)) continue;
    used++;
    const name = own.join();
    let row = known.get(name);
    if (row === undefined) {
      row = rows.push(own) - 1;
      known.set(name, row);
      counts.push(0);
    }
    counts[row] = (counts[row] as number) + 1;
  }
  const sums = new Float64Array(rows.length * length);
  rows.forEach((row, index) => {
    sums.set(row, index * length);
  });
  const times = Float64Array.from(counts);
  return { count: rows.length, length, sums, times, total: totalOf(sums, times, length), items: used };
}

function totalOf(sums: Float64Array, times: Float64Array, length: number): Float64Array {
  const total = new Float64Array(length);
  for (let at = 0; at < sums.length; at++) {
    const i = at % length;
    total[i] = (total[i] as number) + (times[Math.floor(at / length)] as number) * (sums[at] as number);
  }
  return total;
}
