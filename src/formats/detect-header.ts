import type { Detected } from './detected.ts';

/** Columns that name items, and columns that hold transcripts, which no annotation table has. */
const ITEM_COLUMNS = ['item', 'id', 'key'];
const TEXT_COLUMNS = ['messages', 'transcript', 'prompt', 'response', 'content', 'text', 'conversation'];

/**
 * Tells from a table's first line whether it holds verdicts (a column `judge`) or annotations: long (a column
 * `annotator`), or wide (a column that names items, the others one per annotator).
 */
export function detectHeader(line: string): Detected {
  const columns = columnsOf(line);
  if (columns.includes('judge')) return { format: 'verdicts_csv' };
  if (columns.includes('annotator')) return { format: 'annotations_csv' };
  const isWide =
    columns.length > 1 &&
    columns.some((column) => ITEM_COLUMNS.includes(column)) &&
    !columns.some((column) => TEXT_COLUMNS.includes(column));
  if (isWide) return { format: 'annotations_csv' };
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
