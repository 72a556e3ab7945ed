/** Columns that name items, and columns that hold transcripts, which no table of labels has. */
const ITEM_COLUMNS = ['item', 'id', 'key'];
const TEXT_COLUMNS = ['messages', 'transcript', 'prompt', 'response', 'content', 'text', 'conversation'];

/**
 * Tells from a table's columns whether it holds verdicts (a column `judge`) or annotations: long (a column
 * `annotator`), or wide (a column that names items, the others one per annotator). `undefined` where neither.
 */
export function detectColumns(columns: readonly string[]): 'verdicts' | 'annotations' | undefined {
  if (columns.includes('judge')) return 'verdicts';
  if (columns.includes('annotator')) return 'annotations';
  const namesItems = columns.some((column) => ITEM_COLUMNS.includes(column));
  const holdsTexts = columns.some((column) => TEXT_COLUMNS.includes(column));
  return namesItems && !holdsTexts && columns.length > 1 ? 'annotations' : undefined;
}
