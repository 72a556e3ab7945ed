import type { Pairing } from './pair.ts';
import type { Summary } from './summary.ts';

/**
 * A table as one summary sees it: labels that it does not tell apart share a cell, also those no item fell into, and
 * cells that it does not look at are none.
 */
export interface Cells {
  /** Items in each. */
  readonly counts: Float64Array;
  /** Cells of one reference's table. */
  readonly perReference: number;
  /** For each the gold labels that it holds: equal numbers where these are the same. */
  readonly sides: Int32Array;
  /** Fills `sums` with what so many items in each cell add up to. */
  sumsOf(counts: Float64Array, sums: Float64Array): void;
}

/** @param labels how many labels gold can have; the judge's may be one more */
export function cellsOf(pairing: Pairing, summary: Summary, labels: number): Cells {
  const { references, strata, size, scale, units } = pairing;
  const known = new Map<string, number>();
  const vectors: { readonly index: number; readonly value: number }[][] = [];
  const goldOf: Set<number>[] = [];
  const cellOf = new Int32Array(references * strata * size * size).fill(-1);
  const vector = new Float64Array(references * summary.length);
  for (let cell = 0; cell < cellOf.length; cell++) {
    const judge = cell % size;
    const gold = Math.floor(cell / size) % size;
    if (gold >= labels) continue;
    const plane = Math.floor(cell / (size * size));
    vector.fill(0);
    summary.add(vector, Math.floor(plane / strata) * summary.length, plane % strata, gold, judge, scale);
    const own = [...vector].flatMap((value, index) => (value === 0 ? [] : [{ index, value }]));
    if (own.length === 0) continue;
    const key = own.map(({ index, value }) => `${index}:${value}`).join(',');
    const number = known.get(key) ?? vectors.push(own) - 1;
    known.set(key, number);
    cellOf[cell] = number;
    goldOf[number] = (goldOf[number] ?? new Set()).add(gold);
  }
  const counts = new Float64Array(vectors.length);
  for (let e = 0; e < units.entries; e++) {
    const cell = cellOf[units.cell[e] as number] as number;
    if (cell < 0) continue;
    const items = ((units.times[units.unit[e] as number] as number) * (units.weight[e] as number)) / scale;
    counts[cell] = (counts[cell] as number) + items;
  }
  return {
    counts,
    perReference: vectors.length / references,
    sides: numbered(goldOf.map((gold) => [...gold].sort((one, two) => one - two).join())),
    sumsOf: adder(vectors),
  };
}

function numbered(names: readonly string[]): Int32Array {
  const distinct = [...new Set(names)];
  return Int32Array.from(names, (name) => distinct.indexOf(name));
}

function adder(vectors: readonly (readonly { readonly index: number; readonly value: number }[])[]) {
  const cell = Int32Array.from(vectors.flatMap((own, number) => own.map(() => number)));
  const index = Int32Array.from(vectors.flat(), (entry) => entry.index);
  const value = Float64Array.from(vectors.flat(), (entry) => entry.value);
  return (counts: Float64Array, sums: Float64Array): void => {
    sums.fill(0);
    for (let e = 0; e < cell.length; e++) {
      const at = index[e] as number;
      sums[at] = (sums[at] as number) + (counts[cell[e] as number] as number) * (value[e] as number);
    }
  };
}
