import type { Position } from '../../domain/problem.ts';
import type { CsvOptions } from '../csv/dialect.ts';
import { readCsv } from '../csv/read.ts';
import { isMembers } from '../source/expect.ts';
import { readJsonl } from '../source/jsonl.ts';
import { readLines } from '../source/lines.ts';

/** A row of a CSV or JSONL file by the names of its columns. */
export interface GoodRow {
  readonly at: Position;
  readonly raw: string;
  /** The same list for every row of a CSV file, and for lines of a JSONL file that follow one another. */
  readonly columns: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

export type TableRow = GoodRow | { readonly at: Position; readonly raw: string; readonly broken: string };

/**
 * The rows of a table, whichever way it is written: a file whose first character is `{` is JSONL, any other
 * is CSV or, by its name, TSV.
 *
 * @throws InputError as `readCsv` and `readJsonl` do.
 */
export async function* readTable(path: string, options: CsvOptions = {}): AsyncGenerator<TableRow> {
  if (await isJsonl(path)) yield* readJsonRows(path);
  else yield* readCsvRows(path, options);
}

async function isJsonl(path: string): Promise<boolean> {
  for await (const { text } of readLines(path)) {
    if (text.trim() !== '') return text.trimStart().startsWith('{');
  }
  return /\.(jsonl|ndjson)$/i.test(path);
}

async function* readJsonRows(path: string): AsyncGenerator<TableRow> {
  let columns: readonly string[] = [];
  for await (const line of readJsonl(path)) {
    if ('broken' in line) yield line;
    else if (!isMembers(line.value)) yield { at: line.at, raw: line.raw, broken: 'the line is no object' };
    else {
      const own = Object.keys(line.value);
      if (!isSameList(own, columns)) columns = own;
      yield { at: line.at, raw: line.raw, columns, values: line.value };
    }
  }
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}

async function* readCsvRows(path: string, options: CsvOptions): AsyncGenerator<TableRow> {
  for await (const row of readCsv(path, options)) {
    if ('broken' in row) yield row;
    else {
      const { at, raw, columns, cells } = row;
      // `fromEntries` makes members of its own even of a column named __proto__.
      yield { at, raw, columns, values: Object.fromEntries(columns.map((name, i) => [name, cells[i]])) };
    }
  }
}
