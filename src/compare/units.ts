/**
 * What is resampled, and what each of it puts into a table: entry e says that unit `unit[e]` adds `weight[e]`
 * to cell `cell[e]`. A unit is a cluster; or, where items are independent, a pattern: all that one item can
 * contribute, with the number of items that contribute just that.
 */
export interface Units {
  readonly kind: 'clusters' | 'patterns';
  readonly count: number;
  /** How often each unit occurs: 1 for a cluster, its number of items for a pattern. */
  readonly times: Float64Array;
  readonly entries: number;
  readonly unit: Int32Array;
  readonly cell: Int32Array;
  readonly weight: Float64Array;
}

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

function clusterBuilder(clusters: number): UnitBuilder {
  const list = entryList();
  const number = new Int32Array(clusters).fill(-1);
  let open = 0;
  let count = 0;
  return {
    add: (cell, weight) => list.push(-1, cell, weight),
    close(cluster) {
      if (number[cluster] === -1) number[cluster] = count++;
      for (; open < list.length(); open++) list.setUnit(open, number[cluster] as number);
    },
    build: () => ({ kind: 'clusters', count, times: new Float64Array(count).fill(1), ...list.build() }),
  };
}

/** An item with one entry is found by its cell; one with several (repeats, annotators) by all it contributes. */
function patternBuilder(): UnitBuilder {
  const list = entryList();
  const known = new Map<number | string, number>();
  const times: number[] = [];
  let cells: number[] = [];
  let weights: number[] = [];
  return {
    add(cell, weight) {
      cells.push(cell);
      weights.push(weight);
    },
    close() {
      const key = keyOf(cells, weights);
      let unit = known.get(key);
      if (unit === undefined) {
        unit = times.length;
        known.set(key, unit);
        times.push(0);
        for (let e = 0; e < cells.length; e++) list.push(unit, cells[e] as number, weights[e] as number);
      }
      times[unit] = (times[unit] as number) + 1;
      cells = [];
      weights = [];
    },
    build: () => ({
      kind: 'patterns',
      count: times.length,
      times: Float64Array.from(times),
      ...list.build(),
    }),
  };
}

/** All entries of one item weigh the same in total, so a single entry needs no weight in its name. */
function keyOf(cells: readonly number[], weights: readonly number[]): number | string {
  return cells.length === 1 ? (cells[0] as number) : `${cells.join(',')};${weights.join(',')}`;
}

/** Three growing columns. */
function entryList() {
  let unit = new Int32Array(1024);
  let cell = new Int32Array(1024);
  let weight = new Float64Array(1024);
  let length = 0;
  const grow = () => {
    const wider = 2 * unit.length;
    const [units, cells, weights] = [new Int32Array(wider), new Int32Array(wider), new Float64Array(wider)];
    units.set(unit);
    cells.set(cell);
    weights.set(weight);
    [unit, cell, weight] = [units, cells, weights];
  };
  return {
    length: () => length,
    push(ofUnit: number, ofCell: number, ofWeight: number): void {
      if (length === unit.length) grow();
      unit[length] = ofUnit;
      cell[length] = ofCell;
      weight[length] = ofWeight;
      length++;
    },
    setUnit(entry: number, ofUnit: number): void {
      unit[entry] = ofUnit;
    },
    build: () => ({ entries: length, unit, cell, weight }),
  };
}
