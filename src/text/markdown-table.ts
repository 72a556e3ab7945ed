import { alignment, type Cell, type Column, cellText } from './cell.ts';
import { escapeMarkdown } from './markdown.ts';

/**
 * A GitHub-flavoured Markdown table. Heads and cells are escaped here; a cell without a value is `–`.
 * Ends in a newline.
 *
 * @example
 * markdownTable([{ head: 'judge' }, { head: 'n' }], [['a|b', 12]])
 * // | judge | n |
 * // | :-- | --: |
 * // | a&#124;b | 12 |
 */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const rules = columns.map((column, index) =>
    alignment(
      column,
      rows.map((row) => row[index]),
    ) === 'right'
      ? '--:'
      : ':--',
  );
  const lines = [
    columns.map((column) => escapeMarkdown(column.head)),
    rules,
    ...rows.map((row) => columns.map((_, index) => escapeCell(row[index]))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** A number is no text: its minus sign cannot start a list inside a table. */
function escapeCell(cell: Cell): string {
  return typeof cell === 'string' ? escapeMarkdown(cell) : cellText(cell);
}
