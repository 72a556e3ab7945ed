import { emptyRow, type ImportedRow, type VerdictDraft } from '../../domain/imported.ts';
import { OUTCOMES } from '../../domain/outcome.ts';
import {
  numberCell,
  optionalCell,
  requiredCell,
  UnusableCell,
  unusableReason,
  wordCell,
} from '../annotations/cells.ts';
import { findItemColumns, type ItemColumn, referenceFrom } from '../annotations/item-columns.ts';
import { type GoodRow, readTable } from '../annotations/table.ts';

export interface VerdictOptions {
  /** Columns by which rows name items; default: `key`, else `item` or `id`. */
  readonly join?: readonly string[];
}

const COLUMNS = [
  'judge',
  'template',
  'criterion',
  'presentation',
  'repeat',
  'label',
  'outcome',
  'text',
  'rationale',
  'confidence',
];

/**
 * Reads verdicts that a judge gave elsewhere from CSV, TSV or JSONL, one per row: the columns `judge` and
 * `label` or `outcome` and, where wanted, `template`, `criterion`, `presentation`, `repeat` (from 1), `text`
 * (the reply, word for word), `rationale` and `confidence` (0 to 1). A row with neither label nor outcome is
 * an absence.
 *
 * @throws InputError where the file cannot be read as a table or no column names the items.
 * @example for await (const row of readVerdicts('verdicts.jsonl')) {}
 */
export async function* readVerdicts(path: string, options: VerdictOptions = {}): AsyncGenerator<ImportedRow> {
  let known: KnownColumns | undefined;
  for await (const row of readTable(path)) {
    if ('broken' in row) {
      yield { ...emptyRow(row.at, row.raw), rejects: [row.broken] };
      continue;
    }
    if (known?.columns !== row.columns) {
      const items = findItemColumns(row.columns, options.join, row.at);
      known = { columns: row.columns, items, notes: notesOn(row.columns, items) };
    }
    yield readRow(row, known);
  }
}

/** What rows of one list of columns share. */
interface KnownColumns {
  readonly columns: readonly string[];
  readonly items: readonly ItemColumn[];
  readonly notes: readonly string[];
}

function notesOn(columns: readonly string[], items: readonly ItemColumn[]): readonly string[] {
  const known = [...COLUMNS, ...items.map(({ column }) => column)];
  const strangers = columns.filter((column) => column !== '' && !known.includes(column));
  return strangers.map((column) => `the column "${column}" is not read`);
}

function readRow(row: GoodRow, { items, notes }: KnownColumns): ImportedRow {
  const empty = emptyRow(row.at, row.raw);
  const noted = notes.length === 0 ? {} : { notes };
  try {
    const draft = readVerdict(row.values, items);
    return typeof draft === 'string'
      ? { ...empty, blanks: [draft], ...noted }
      : { ...empty, verdicts: [draft], ...noted };
  } catch (error) {
    return { ...empty, rejects: [unusableReason(error)], ...noted };
  }
}

/** The verdict, or the name of the judge that said nothing. */
function readVerdict(values: GoodRow['values'], items: readonly ItemColumn[]): VerdictDraft | string {
  const item = referenceFrom(values, items);
  const judge = requiredCell(values, 'judge');
  const template = optionalCell(values, 'template');
  const said = readSaid(values);
  if (said === undefined) return template === undefined ? judge : `${judge}/${template}`;
  const criterion = optionalCell(values, 'criterion');
  const presentation = optionalCell(values, 'presentation');
  const isCount = (value: number) => Number.isInteger(value) && value >= 1;
  const repeat = numberCell(values, 'repeat', isCount, 'a whole number from 1');
  const text = optionalCell(values, 'text');
  const rationale = optionalCell(values, 'rationale');
  const isShare = (value: number) => value >= 0 && value <= 1;
  const confidence = numberCell(values, 'confidence', isShare, 'a number from 0 to 1');
  return {
    item,
    judge,
    said,
    ...(template === undefined ? {} : { template }),
    ...(criterion === undefined ? {} : { criterion }),
    ...(presentation === undefined ? {} : { presentation }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(text === undefined ? {} : { text }),
    ...(rationale === undefined ? {} : { rationale }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function readSaid(values: GoodRow['values']): VerdictDraft['said'] | undefined {
  const label = optionalCell(values, 'label');
  const outcome = wordCell(values, 'outcome', OUTCOMES);
  if (outcome === undefined) return label === undefined ? undefined : { label };
  if (outcome === 'verdict') {
    if (label === undefined) throw new UnusableCell('outcome is "verdict", but label is empty');
    return { label };
  }
  if (label === undefined) return { outcome };
  throw new UnusableCell(`outcome is "${outcome}", but label is "${label}": only a verdict has a label`);
}
