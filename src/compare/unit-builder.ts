import { clusterBuilder } from './cluster-builder.ts';
import { entryList } from './entry-list.ts';
import type { Units } from './units.ts';

/** Collects units item by item: `add` each entry of an item, then `close` it. */
export interface UnitBuilder {
  add(cell: number, weight: number): void;
  /** @param cluster the item's cluster; ignored for patterns. */
  close(cluster: number): void;
  build(): Units;
}

/**
 * @param clusters number of clusters the items may be in, or `undefined` where items are independent.
 *   Clusters that no item was added to are not among the built units.
 * @param isWeighted whether items weigh differently
 * @param alike whether clusters that contribute just the same become one unit
 */
export function unitBuilder(
  clusters: number | undefined,
  { isWeighted = false, alike = 'merged' }: { isWeighted?: boolean; alike?: 'merged' | 'apart' } = {},
): UnitBuilder {
  return clusters === undefined ? patternBuilder(isWeighted) : clusterBuilder(clusters, alike);
}

/** An item with one entry is found by its cell; one with several (repeats, annotators) by all it contributes. */
function patternBuilder(isWeighted: boolean): UnitBuilder {
  const list = entryList();
  const ofCell: number[] = [];
  const ofEntries = new Map<string, number>();
  const times: number[] = [];
  // The open item's entries; written over by the next one's, as an array emptied a million times is slow.
  const cells: number[] = [];
  const weights: number[] = [];
  let own = 0;

  const enter = (): number => {
    const unit = times.push(0) - 1;
    for (let e = 0; e < own; e++) list.push(unit, cells[e] as number, weights[e] as number);
    return unit;
  };

  /** Unweighted items weigh the same in total, so a single entry needs no weight in its name. */
  const findSingle = (): number => {
    const cell = cells[0] as number;
    ofCell[cell] ??= enter();
    return ofCell[cell];
  };

  const findSeveral = (): number => {
    const name = `${cells.slice(0, own).join(',')};${weights.slice(0, own).join(',')}`;
    const unit = ofEntries.get(name) ?? enter();
    ofEntries.set(name, unit);
    return unit;
  };

  return {
    add(cell, weight) {
      cells[own] = cell;
      weights[own++] = weight;
    },
    close() {
      const unit = own === 1 && !isWeighted ? findSingle() : findSeveral();
      times[unit] = (times[unit] as number) + 1;
      own = 0;
    },
    build: () => ({
      kind: 'patterns',
      count: times.length,
      times: Float64Array.from(times),
      ...list.build(),
    }),
  };
}
