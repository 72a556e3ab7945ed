import type { AnnotationDraft } from '../../domain/imported.ts';
import { optionalCell } from './cells.ts';
import { type ItemColumn, referenceFrom } from './item-columns.ts';
import type { LabelRow, ReadAnnotations } from './row.ts';

/**
 * One label per annotator: each column that does not name the item is an annotator, or
 * `annotator:criterion`. A column without a name is passed over.
 *
 * @throws UnusableCell where the row does not say which item it is about, or a label is a list or an object.
 */
export function readWide({ columns, values }: LabelRow, items: readonly ItemColumn[]): ReadAnnotations {
  const item = referenceFrom(values, items);
  const named = items.map(({ column }) => column);
  const annotations: AnnotationDraft[] = [];
  const blanks: string[] = [];
  for (const column of columns) {
    if (column === '' || named.includes(column)) continue;
    const { annotator, criterion } = splitColumn(column);
    const label = optionalCell(values, column);
    if (label === undefined) blanks.push(annotator);
    else annotations.push({ item, annotator, label, ...(criterion === undefined ? {} : { criterion }) });
  }
  const notes = columns.includes('') ? ['a column without a name is not read'] : [];
  return { annotations, blanks, rejects: [], notes };
}

/** At the last colon: names of people may hold one, ids of criteria do not. */
function splitColumn(column: string): { readonly annotator: string; readonly criterion?: string } {
  const colon = column.lastIndexOf(':');
  if (colon <= 0 || colon === column.length - 1) return { annotator: column };
  return { annotator: column.slice(0, colon).trim(), criterion: column.slice(colon + 1).trim() };
}
