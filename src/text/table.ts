import { alignment, type Cell, type Column, cellText } from './cell.ts';
import { pad } from './pad.ts';
import { sanitise } from './sanitise.ts';
import { truncate } from './truncate.ts';
import { displayWidth } from './width.ts';

const GAP = '  ';
const READABLE = 8;

/**
 * A plain-text table for a terminal: heads, a rule, one line per row, no trailing spaces, a newline at the
 * end. Cells are sanitised here. Nothing wraps: where the table is wider than `width` columns, the widest
 * left-aligned column is cut first; then heads of right-aligned columns; their cells, being numbers, never,
 * so a table of too many numbers stays too wide. A cell without a value is `–`.
 *
 * @example
 * table([{ head: 'judge' }, { head: 'kappa', align: 'right' }], [['haiku', '0.73']], { width: 80 })
 * // judge  kappa
 * // ─────  ─────
 * // haiku   0.73
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { width = 80 }: { readonly width?: number } = {},
): string {
  const sides = columns.map((column, index) => alignment(column, cellsOf(rows, index)));
  const heads = columns.map((column) => sanitise(column.head));
  const body = rows.map((row) => columns.map((_, index) => cellText(row[index])));
  const widths = columnWidths(heads, body, sides, width);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => pad(truncate(cell, widths[index] ?? 0), widths[index] ?? 0, sides[index]))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth)).join(GAP);
  return `${[line(heads), rule, ...body.map(line)].join('\n')}\n`;
}

function cellsOf(rows: readonly (readonly Cell[])[], index: number): Cell[] {
  return rows.map((row) => row[index]);
}

function columnWidths(
  heads: readonly string[],
  body: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
  width: number,
): readonly number[] {
  const cells = heads.map((_, index) => widest(body.map((row) => row[index] ?? '')));
  const natural = heads.map((head, index) => Math.max(displayWidth(head), cells[index] ?? 0));
  const room = width - GAP.length * (heads.length - 1);
  const textTo = (least: number) =>
    natural.map((columnWidth, index) =>
      sides[index] === 'left' ? Math.min(columnWidth, least) : columnWidth,
    );
  const headsToo = textTo(READABLE).map((floor, index) =>
    sides[index] === 'right' ? Math.max(1, cells[index] ?? 1) : floor,
  );
  const last = headsToo.map((floor, index) => (sides[index] === 'left' ? Math.min(1, floor) : floor));
  return [textTo(READABLE), headsToo, last].reduce((widths, floors) => shrink(widths, floors, room), natural);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

/** Takes single columns from the widest that is above its floor until all fit or none can give. */
function shrink(natural: readonly number[], floors: readonly number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, columnWidth) => sum + columnWidth, 0) - room;
  while (excess > 0) {
    const giving = widths.reduce(
      (best, columnWidth, index) =>
        columnWidth > (floors[index] ?? 0) && columnWidth > (widths[best] ?? 0) ? index : best,
      -1,
    );
    if (giving === -1) break;
    // A transcript in a cell is far too wide: give all but a screenful at once.
    const step = Math.max(
      1,
      Math.min(excess, (widths[giving] ?? 0) - 2 * Math.max(room, floors[giving] ?? 0)),
    );
    widths[giving] = (widths[giving] ?? 0) - step;
    excess -= step;
  }
  return widths;
}
