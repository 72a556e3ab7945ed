import { InputError } from '../../../domain/problem.ts';
import type { CsvOptions } from '../../csv/dialect.ts';
import { readCsv } from '../../csv/read.ts';
import { isMembers } from '../../source/expect.ts';
import { readJsonl } from '../../source/jsonl.ts';
import { formatOf, type TableSpec } from '../schema/table.ts';
import { jsonRows } from './json-rows.ts';
import type { FoundRecord } from './record.ts';
import { unnestDocument, unnestField } from './unnest.ts';

/** The records of one file, unnested where the mapping says so. CSV and JSONL keep memory flat. */
export async function* fileRows(file: string, table: TableSpec): AsyncGenerator<FoundRecord> {
  const { unnest } = table;
  const records = recordsOf(file, table);
  if (unnest === undefined || Array.isArray(unnest)) {
    yield* records;
    return;
  }
  for await (const record of records) {
    if ('broken' in record) yield record;
    else yield* unnestField(record, unnest.in, unnest.keys);
  }
}

function recordsOf(file: string, table: TableSpec): AsyncGenerator<FoundRecord> {
  switch (formatOf(table, file)) {
    case 'csv':
      return csvRows(file, table);
    case 'jsonl':
      return jsonlRows(file, table);
    case 'json':
      return jsonRows(file, table);
    case undefined:
      throw new InputError({
        message: `the name does not say how ${file} is written`,
        remedy: 'add format: csv, json or jsonl to the source in the mapping',
        at: { file },
      });
  }
}

const NAMED_DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';' };

async function* csvRows(file: string, table: TableSpec): AsyncGenerator<FoundRecord> {
  let position = 0;
  for await (const row of readCsv(file, csvOptions(table))) {
    position++;
    if ('broken' in row) yield row;
    else {
      const { at, raw, columns, cells } = row;
      yield { at, raw, position, fields: Object.fromEntries(columns.map((name, i) => [name, cells[i]])) };
    }
  }
}

function csvOptions({ delimiter, quote, after_quote, header, skip_lines }: TableSpec): CsvOptions {
  return {
    ...(delimiter === undefined ? {} : { delimiter: NAMED_DELIMITERS[delimiter] ?? delimiter }),
    ...(quote === undefined ? {} : { quote }),
    ...(after_quote === undefined ? {} : { afterQuote: after_quote }),
    ...(header === undefined ? {} : { header }),
    ...(skip_lines === undefined ? {} : { skipLines: skip_lines }),
  };
}

async function* jsonlRows(file: string, { unnest }: TableSpec): AsyncGenerator<FoundRecord> {
  let position = 0;
  for await (const line of readJsonl(file)) {
    position++;
    if ('broken' in line) {
      yield line;
      continue;
    }
    if (!Array.isArray(unnest)) {
      const fields = isMembers(line.value) ? line.value : { value: line.value };
      yield { at: line.at, raw: line.raw, position, fields };
      continue;
    }
    for (const record of unnestDocument(line.value, unnest, file, '')) {
      const at = { ...record.at, ...line.at };
      yield 'broken' in record ? { ...record, at } : { ...record, at, position };
    }
  }
}
