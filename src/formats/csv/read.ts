import { parse } from 'csv-parse/sync';
import { InputError, type Position } from '../../domain/problem.ts';
import { excerpt } from '../source/excerpt.ts';
import { type CsvOptions, type Dialect, dialectOf } from './dialect.ts';
import { readHeader } from './header.ts';
import { type RecordText, recordTexts } from './records.ts';

/** A record with as many cells as the table has columns, or one that has not. `raw` is JSON text, cut. */
export type CsvRow =
  | {
      readonly at: Position;
      /** The same list for every row of a file. */
      readonly columns: readonly string[];
      readonly cells: readonly string[];
      readonly raw: string;
    }
  | { readonly at: Position; readonly broken: string; readonly raw: string };

/** Records handed to the parser at a time: memory stays flat, and its fixed cost is shared. */
const BATCH = 512;

/**
 * The records of a CSV or TSV file of any size, in order, each with the line it begins on. Cells keep their
 * white space; line ends inside cells become `\n`; empty lines between records are passed over.
 *
 * @throws InputError where the file is absent, empty or not UTF-8, where the header names a column twice or
 * is not separated as expected, and where quoting is broken.
 * @example for await (const row of readCsv('gold.csv')) if ('cells' in row) {}
 */
export async function* readCsv(path: string, options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const dialect = dialectOf(path, options);
  let columns = dialect.header;
  let batch: RecordText[] = [];
  for await (const record of recordTexts(path, dialect)) {
    if (columns === undefined) {
      columns = readHeader(path, parseRecords([record], dialect)[0] ?? [], record, dialect);
      continue;
    }
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield* readBatch(path, batch, columns, dialect);
    batch = [];
  }
  if (columns === undefined) throw isEmpty(path, dialect);
  yield* readBatch(path, batch, columns, dialect);
}

function* readBatch(
  file: string,
  batch: readonly RecordText[],
  columns: readonly string[],
  dialect: Dialect,
): Generator<CsvRow> {
  const rows = parseRecords(batch, dialect);
  if (rows.length !== batch.length) throw new Error(`${batch.length} records were read as ${rows.length}`);
  for (const [index, cells] of rows.entries()) {
    const at = { file, line: batch[index]?.line ?? 0 };
    if (cells.length === columns.length) yield { at, columns, cells, raw: rawRow(columns, cells) };
    else {
      const broken = `the row has ${cells.length} cells, the header ${columns.length}`;
      yield { at, broken, raw: excerpt(JSON.stringify(cells)) };
    }
  }
}

/** Quoting has been checked, so that the parser's leniency only meets quotes that are text. */
function parseRecords(records: readonly RecordText[], { delimiter, quote }: Dialect): string[][] {
  if (records.length === 0) return [];
  return parse(records.map(({ text }) => `${text}\n`).join(''), {
    delimiter,
    quote: quote === '' ? null : quote,
    escape: quote === '' ? null : quote,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 0,
  });
}

function rawRow(columns: readonly string[], cells: readonly string[]): string {
  return excerpt(JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, cells[index]]))));
}

function isEmpty(file: string, { skipLines }: Dialect): InputError {
  return new InputError({
    message: skipLines > 0 ? `nothing stands behind the ${skipLines} lines passed over` : 'the file is empty',
    remedy: skipLines > 0 ? 'pass over fewer lines (skip_lines)' : 'check that this is the file you mean',
    at: { file },
  });
}
