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
 */
export function unitBuilder(clusters: number | undefined): UnitBuilder {
  return clusters === undefined ? patternBuilder() : clusterBuilder(clusters);
}

/** An item with one entry is found by its cell; one with several (repeats, annotators) by all it contributes. */
function patternBuilder(): UnitBuilder {
  const list = entryList();
  const ofCell: number[] = [];
  const ofEntries = new Map<string, number>();
  const times: number[] = [];
  const cells: number[] = [];
  const weights: number[] = [];

  /** All entries of one item weigh the same in total, so a single entry needs no weight in its name. */
  const find = (): number | undefined =>
    cells.length === 1
      ? ofCell[cells[0] as number]
      : ofEntries.get(`${cells.join(',')};${weights.join(',')}`);

  const enter = (): number => {
    const unit = times.push(0) - 1;
    if (cells.length === 1) ofCell[cells[0] as number] = unit;
    else ofEntries.set(`${cells.join(',')};${weights.join(',')}`, unit);
    for (let e = 0; e < cells.length; e++) list.push(unit, cells[e] as number, weights[e] as number);
    return unit;
  };

  return {
    add(cell, weight) {
      cells.push(cell);
      weights.push(weight);
    },
    close() {
      const unit = find() ?? enter();
      times[unit] = (times[unit] as number) + 1;
      cells.length = 0;
      weights.length = 0;
    },
    build: () => ({
      kind: 'patterns',
      count: times.length,
      times: Float64Array.from(times),
      ...list.build(),
    }),
  };
}
