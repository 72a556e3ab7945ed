import { sanitise } from './sanitise.ts';

/** One value of a table; undefined where there is none. Numbers print in full: format them first if need be. */
export type Cell = string | number | undefined;

/** A column's heading; a column of numbers only, or one said to be so, stands right. */
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

/** A cell as one safe line. Throws RangeError on NaN and infinity, which no table may show. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return sanitise(cell);
  if (!Number.isFinite(cell)) throw new RangeError(`${cell} is not a number to print; pass undefined`);
  return String(cell);
}

/** Where a column stands: as it says, else right where every cell that exists is a number. */
export function alignment(column: Column, cells: readonly Cell[]): 'left' | 'right' {
  if (column.align !== undefined) return column.align;
  const present = cells.filter((cell) => cell !== undefined);
  return present.length > 0 && present.every((cell) => typeof cell === 'number') ? 'right' : 'left';
}
