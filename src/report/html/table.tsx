import type { ReactNode } from 'react';
import { alignment, type Cell, cellText } from '../../text/cell.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Table } from '../block.ts';
import { Scroll } from './scroll.tsx';

/**
 * A table that scrolls sideways in its own box where the page is narrow. The first column of names heads its rows.
 *
 * @param label what it is called by whoever does not see the heading above it
 * @param classOf a class for a cell, by row and column
 */
export function HtmlTable({
  table,
  label,
  classOf,
}: {
  table: Table;
  label: string;
  classOf?: (row: number, column: number) => string | undefined;
}) {
  const { columns, rows, notes } = table;
  const sides = columns.map((column, at) =>
    alignment(
      column,
      rows.map((row) => row[at]),
    ),
  );
  const heading = Math.max(0, sides.indexOf('left'));
  return (
    <>
      <Scroll label={label}>
        <table>
          <thead>
            <tr>
              {columns.map(({ head }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <th key={at} scope="col" className={sides[at] === 'right' ? 'number' : undefined}>
                  {sanitise(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
              <tr key={at}>{row.map((cell, column) => drawCell(cell, column, classes(at, column)))}</tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Notes notes={notes} />
    </>
  );

  function classes(row: number, column: number): string | undefined {
    const own = [sides[column] === 'right' ? 'number' : undefined, classOf?.(row, column)];
    return own.filter((name) => name !== undefined).join(' ') || undefined;
  }

  function drawCell(cell: Cell, column: number, className: string | undefined): ReactNode {
    const text = cellText(cell);
    // A heading without text is none.
    return column === heading && text !== '' ? (
      <th key={column} scope="row" className={className}>
        {text}
      </th>
    ) : (
      <td key={column} className={className}>
        {text}
      </td>
    );
  }
}

/** What the raised letters in a table refer to, one line each. */
function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note}>{sanitise(note)}</li>
      ))}
    </ul>
  );
}
