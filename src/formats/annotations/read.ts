import { emptyRow, type ImportedRow } from '../../domain/imported.ts';
import { unusableReason } from './cells.ts';
import { findItemColumns, type ItemColumn } from './item-columns.ts';
import { isLong, readLong } from './long.ts';
import { isOwnLine, ownDraft } from './own.ts';
import type { ReadAnnotations } from './row.ts';
import { type GoodRow, readTable } from './table.ts';
import { readWide } from './wide.ts';

export interface AnnotationOptions {
  /** Columns by which rows name items; default: `key`, else `item` or `id`. */
  readonly join?: readonly string[];
}

/**
 * Reads gold labels from CSV, TSV or JSONL. Long: a row is one label, with the columns `annotator`, `label`
 * and, where wanted, `criterion`, `role`, `provenance`, `saw`, `view`, `note`, `at`, `chosen`, `probability`
 * and `stratum`. Wide (no column `annotator`): every column that does not name the item is an annotator, or
 * `annotator:criterion`. Lines of our own `annotations.jsonl` are read as they are. A blank label is an
 * absence; which spelling is an abstention the criterion decides later.
 *
 * @throws InputError where the file cannot be read as a table or no column names the items.
 * @example for await (const row of readAnnotations('gold.csv', { join: ['id', 'epoch'] })) {}
 */
export async function* readAnnotations(
  path: string,
  options: AnnotationOptions = {},
): AsyncGenerator<ImportedRow> {
  let known: { readonly columns: readonly string[]; readonly items: readonly ItemColumn[] } | undefined;
  for await (const row of readTable(path)) {
    if ('broken' in row) {
      yield { ...emptyRow(row.at, row.raw), rejects: [row.broken] };
      continue;
    }
    if (isOwnLine(row.values)) {
      yield readOwn(row);
      continue;
    }
    if (known?.columns !== row.columns) {
      known = { columns: row.columns, items: findItemColumns(row.columns, options.join, row.at) };
    }
    yield { ...emptyRow(row.at, row.raw), ...readRow(row, known.items) };
  }
}

function readRow(row: GoodRow, items: readonly ItemColumn[]): ReadAnnotations {
  try {
    return isLong(row.columns) ? readLong(row, items) : readWide(row, items);
  } catch (error) {
    return { annotations: [], blanks: [], rejects: [unusableReason(error)], notes: [] };
  }
}

function readOwn(row: GoodRow): ImportedRow {
  const empty = emptyRow(row.at, row.raw);
  const draft = ownDraft(row.values);
  return typeof draft === 'string' ? { ...empty, rejects: [draft] } : { ...empty, annotations: [draft] };
}
