/** Three columns: entry e says that unit `unit[e]` adds `weight[e]` to cell `cell[e]`. */
export interface Entries {
  readonly entries: number;
  readonly unit: Int32Array;
  readonly cell: Int32Array;
  readonly weight: Float64Array;
}

/** Entries in typed columns that grow as they are pushed. */
export function entryList() {
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
    build: (): Entries => ({ entries: length, unit, cell, weight }),
  };
}
