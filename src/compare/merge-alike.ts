import { type Entries, entryList } from './entry-list.ts';

interface Merged extends Entries {
  readonly count: number;
  readonly times: Float64Array;
}

/**
 * Merges clusters that contribute just the same into one, counted. Clusters are numbered as they first appear; the cost
 * is linear in the entries, whatever order they stand in.
 *
 * @param clusters how many clusters the entries are of; every one has an entry
 */
export function mergeAlike(entries: Entries, clusters: number): Merged {
  const { from, cell, weight } = tableOfEach(entries, clusters);
  const slots = slotsFor(clusters);
  // The cluster that each merged one was first seen as.
  const first = new Int32Array(clusters);
  const times = new Float64Array(clusters);
  const list = entryList();
  let count = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const start = from[cluster] as number;
    const end = from[cluster + 1] as number;
    let slot = hashOf(cell, weight, start, end) & (slots.length - 1);
    while (slots[slot] !== -1 && !isSame(first[slots[slot] as number] as number, start, end)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] === -1) {
      for (let e = start; e < end; e++) list.push(count, cell[e] as number, weight[e] as number);
      first[count] = cluster;
      slots[slot] = count++;
    }
    const merged = slots[slot] as number;
    times[merged] = (times[merged] as number) + 1;
  }
  return { count, times: times.slice(0, count), ...list.build() };

  function isSame(known: number, start: number, end: number): boolean {
    const other = from[known] as number;
    if ((from[known + 1] as number) - other !== end - start) return false;
    for (let e = start; e < end; e++) {
      const twin = other + e - start;
      if (cell[e] !== cell[twin] || weight[e] !== weight[twin]) return false;
    }
    return true;
  }
}

interface Tables {
  /** Beside the clusters, and one more: where each one's entries begin. */
  readonly from: Int32Array;
  readonly cell: Int32Array;
  readonly weight: Float64Array;
}

/** Each cluster's table: its cells ascending, each once. */
function tableOfEach({ entries, unit, cell, weight }: Entries, clusters: number): Tables {
  let cells = 0;
  for (let e = 0; e < entries; e++) cells = Math.max(cells, (cell[e] as number) + 1);
  const byCell = sortedBy(cell, undefined, entries, cells);
  const order = sortedBy(unit, byCell, entries, clusters);
  const from = new Int32Array(clusters + 1);
  const ownCell = new Int32Array(entries);
  const ownWeight = new Float64Array(entries);
  let length = 0;
  let open = -1;
  for (let at = 0; at < entries; at++) {
    const e = order[at] as number;
    const isNew = unit[e] !== open;
    if (isNew) {
      open = unit[e] as number;
      from[open] = length;
    }
    if (!isNew && ownCell[length - 1] === cell[e]) {
      ownWeight[length - 1] = (ownWeight[length - 1] as number) + (weight[e] as number);
    } else {
      ownCell[length] = cell[e] as number;
      ownWeight[length++] = weight[e] as number;
    }
  }
  from[clusters] = length;
  return { from, cell: ownCell, weight: ownWeight };
}

/** Entries ordered by a small whole number, those that share it as they stood before (counting sort). */
function sortedBy(
  column: Int32Array,
  before: Int32Array | undefined,
  entries: number,
  values: number,
): Int32Array {
  const next = new Int32Array(values + 1);
  for (let e = 0; e < entries; e++) {
    const above = (column[e] as number) + 1;
    next[above] = (next[above] as number) + 1;
  }
  for (let value = 1; value <= values; value++) {
    next[value] = (next[value] as number) + (next[value - 1] as number);
  }
  const order = new Int32Array(entries);
  for (let at = 0; at < entries; at++) {
    const e = before === undefined ? at : (before[at] as number);
    const value = column[e] as number;
    const place = next[value] as number;
    order[place] = e;
    next[value] = place + 1;
  }
  return order;
}

/** An open-addressing table of at least twice as many slots as clusters, all empty. */
function slotsFor(clusters: number): Int32Array {
  let size = 16;
  while (size < 2 * clusters) size *= 2;
  return new Int32Array(size).fill(-1);
}

function hashOf(cell: Int32Array, weight: Float64Array, start: number, end: number): number {
  let hash = 0;
  for (let e = start; e < end; e++) {
    hash = Math.imul(hash ^ (cell[e] as number), 0x01000193);
    // Weights are mostly small whole numbers; fractions of fewer than 16 bits count too.
    hash = Math.imul(hash ^ ((weight[e] as number) * 65536), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash;
}
