import type { ValueContext } from '../compile-value.ts';
import { type ExpressionLimits, Expressions } from '../expressions.ts';
import type { Mapping } from '../mapping.ts';
import type { BrokenRow, Row } from '../row.ts';
import type { TableSpec } from '../schema/table.ts';
import { FieldCheck } from './check-fields.ts';
import { fileRows } from './file-rows.ts';
import type { FoundRecord } from './record.ts';
import { type Root, tableFiles } from './table-files.ts';

const BATCH = 100;

export interface TableReading {
  readonly table: TableSpec;
  /** Where the table stands in the mapping. */
  readonly at: readonly PropertyKey[];
  readonly mapping: Mapping;
  readonly root: Root;
  /** What compiling the table's values has collected. */
  readonly context: ValueContext;
  readonly limits?: ExpressionLimits;
}

/** All rows of a source or lookup, file by file, with what its expressions gave. */
export async function* tableRows(reading: TableReading): AsyncGenerator<Row | BrokenRow> {
  const { context, table, mapping } = reading;
  const check = new FieldCheck(context.fields, table, mapping);
  const rows = foundRows(reading);
  for await (const row of context.expressions.length === 0 ? rows : computed(rows, reading)) {
    if (!('broken' in row)) check.see(row);
    yield row;
  }
  check.end();
}

async function* foundRows({ table, at, root, mapping }: TableReading): AsyncGenerator<Row | BrokenRow> {
  for (const { file, captures } of await tableFiles(table, at, root, mapping)) {
    for await (const record of fileRows(file, table)) yield withCaptures(record, captures);
  }
}

function withCaptures(record: FoundRecord, captures: Row['captures']): Row | BrokenRow {
  return 'broken' in record ? record : { ...record, captures, computed: [] };
}

async function* computed(
  rows: AsyncIterable<Row | BrokenRow>,
  { context, limits }: TableReading,
): AsyncGenerator<Row | BrokenRow> {
  await using expressions = new Expressions(context.expressions, limits);
  let batch: (Row | BrokenRow)[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield* await evaluate(batch, expressions);
    batch = [];
  }
  if (batch.length > 0) yield* await evaluate(batch, expressions);
}

async function evaluate(
  batch: readonly (Row | BrokenRow)[],
  expressions: Expressions,
): Promise<readonly (Row | BrokenRow)[]> {
  const good = batch.flatMap((row) => ('broken' in row ? [] : [row]));
  const results = await expressions.evaluate(good);
  let next = 0;
  return batch.map((row) => ('broken' in row ? row : { ...row, computed: results[next++] ?? [] }));
}
