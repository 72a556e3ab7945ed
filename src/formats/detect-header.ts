import { detectColumns } from './detect-columns.ts';
import type { Detected } from './detected.ts';

/** Tells from a table's first line what its columns are and what the table holds. */
export function detectHeader(line: string): Detected {
  const columns = columnsOf(line);
  const found = detectColumns(columns);
  if (found !== undefined) return { format: `${found}_csv` };
  return { saw: `a first line with the columns ${columns.slice(0, 12).join(', ').slice(0, 200)}` };
}

/** Split at whichever delimiter is commonest; good enough to find a name, not to read a table. */
function columnsOf(line: string): readonly string[] {
  const [first = ','] = [',', ';', '\t', '|'].sort((left, right) => count(line, right) - count(line, left));
  return line.split(first).map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
}

function count(line: string, delimiter: string): number {
  return line.split(delimiter).length;
}
