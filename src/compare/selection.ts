import type { Coded, ItemColumns } from '../domain/columns.ts';
import type { Gold, Reference } from '../domain/gold.ts';
import type { ClusterColumn } from './cluster-column.ts';

/** Items that one table is made of, with everything about them that does not depend on the candidate. */
export interface Selection {
  /** Item numbers, ascending; each has gold and is not in the test split. */
  readonly items: Int32Array;
  /** Beside `items`: number of the item's cluster within the selection; absent where items are independent. */
  readonly cluster?: Int32Array;
  /** Number of clusters in the selection. */
  readonly clusters: number;
  /** Beside `items`: what the item weighs; absent where all weigh the same. */
  readonly weight?: Float64Array;
  /** The facet that clusters are values of. */
  readonly way?: string;
  /** There where ways of clustering cross: the others, each as `cluster` and `clusters` are. */
  readonly crossed?: readonly CrossedWay[];
  /** Beside `items`: number of the item's stratum. All 0 unless the selection is stratified. */
  readonly stratum: Int32Array;
  readonly strata: number;
}

/** A selection whose items are in clusters. */
export interface ClusteredSelection extends Selection {
  readonly cluster: Int32Array;
}

interface CrossedWay {
  readonly name: string;
  readonly cluster: Int32Array;
  readonly clusters: number;
}

/** Every item that takes part: in the dev split, with gold from at least one reference. */
export function selectLabelled(items: ItemColumns, references: readonly Reference[]): Int32Array {
  const chosen: number[] = [];
  for (let item = 0; item < items.count; item++) {
    if (items.test[item] === 1) continue;
    if (references.some((reference) => (reference.labels[item] as number) >= 0)) chosen.push(item);
  }
  return Int32Array.from(chosen);
}

/**
 * A selection of the given items, unstratified. An item without a cluster value is a cluster of its own.
 *
 * @param weights over all items of the study; absent where all weigh the same
 */
export function select(
  items: Int32Array,
  cluster: ClusterColumn,
  weights?: Float64Array | undefined,
): ClusteredSelection;
export function select(
  items: Int32Array,
  cluster: ClusterColumn | undefined,
  weights?: Float64Array | undefined,
): Selection;
export function select(
  items: Int32Array,
  cluster: ClusterColumn | undefined,
  weights?: Float64Array | undefined,
): Selection {
  const weight = weights && Float64Array.from(items, (item) => weights[item] as number);
  const base = {
    items,
    stratum: new Int32Array(items.length),
    strata: 1,
    ...(weight === undefined ? {} : { weight }),
  };
  if (cluster === undefined) return { ...base, clusters: 0 };
  const { name, crossed } = cluster;
  return {
    ...base,
    ...numbered(items, cluster),
    ...(name === undefined ? {} : { way: name }),
    ...(crossed === undefined
      ? {}
      : { crossed: crossed.map((column) => ({ name: column.name, ...numbered(items, column) })) }),
  };
}

function numbered(items: Int32Array, { values, codes }: Coded): { cluster: Int32Array; clusters: number } {
  const local = new Int32Array(values.length).fill(-1);
  let clusters = 0;
  const cluster = items.map((item) => {
    const code = codes[item] as number;
    if (code < 0) return clusters++;
    if (local[code] === -1) local[code] = clusters++;
    return local[code] as number;
  });
  return { cluster, clusters };
}

/** Items with one value of a facet. */
export interface Group {
  readonly value: string;
  readonly items: Int32Array;
}

/** Splits items by a facet's values, ordered by value; items without a value are in no group. */
export function groupBy(items: Int32Array, facet: Coded): readonly Group[] {
  const byCode: number[][] = facet.values.map(() => []);
  for (const item of items) byCode[facet.codes[item] as number]?.push(item);
  return byCode
    .map((members, code) => ({ value: facet.values[code] ?? '', items: Int32Array.from(members) }))
    .filter((group) => group.items.length > 0)
    .sort((left, right) => (left.value < right.value ? -1 : 1));
}

/** The items of all groups as one selection in which every group is a stratum. */
export function stratify(
  groups: readonly Group[],
  cluster: ClusterColumn | undefined,
  weights?: Float64Array | undefined,
): Selection {
  const size = groups.reduce((sum, group) => sum + group.items.length, 0);
  const items = new Int32Array(size);
  const stratum = new Int32Array(size);
  let from = 0;
  groups.forEach((group, index) => {
    items.set(group.items, from);
    stratum.fill(index, from, from + group.items.length);
    from += group.items.length;
  });
  return { ...select(items, cluster, weights), stratum, strata: groups.length };
}

/**
 * Gold with the test split blanked out, so that nothing computed from it can leak. Where nobody labelled anything there
 * is still one reference, without labels.
 */
export function devReferences(gold: Gold, items: ItemColumns): readonly Reference[] {
  if (gold.references.length === 0) {
    return [{ name: 'gold', labels: new Int16Array(items.count).fill(-1) }];
  }
  return gold.references.map(({ name, labels }) => ({
    name,
    labels: labels.map((label, item) => (items.test[item] === 1 ? -1 : label)),
  }));
}
