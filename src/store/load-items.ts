import { compareCodePoints } from '../domain/canonical-json.ts';
import type { Coded, ItemColumns } from '../domain/columns.ts';
import type { Database } from './database.ts';
import { scanNumbers } from './scan-numbers.ts';
import { fromStored } from './text-codec.ts';

/** Every item but its content, ordered by key; facets and aliases coded over their values in order. */
export function loadItems(database: Database): ItemColumns {
  const rows = database
    .statement('SELECT id, key, source_id, test FROM item ORDER BY key')
    .all()
    .map((row) => ({
      number: Number(row['id']),
      key: fromStored(String(row['key'])),
      id: fromStored(String(row['source_id'])),
      test: Number(row['test']),
    }))
    // The database orders UTF-8 bytes; the order everywhere else is that of UTF-16 units.
    .sort((left, right) => compareCodePoints(left.key, right.key));
  const indexes = new Int32Array(rows.reduce((most, row) => Math.max(most, row.number), 0) + 1).fill(-1);
  rows.forEach((row, index) => {
    indexes[row.number] = index;
  });
  return {
    count: rows.length,
    keys: rows.map((row) => row.key),
    ids: rows.map((row) => row.id),
    facets: loadAttributes(database, 'facet', indexes, rows.length),
    aliases: loadAttributes(database, 'alias', indexes, rows.length),
    test: Uint8Array.from(rows, (row) => row.test),
  };
}

/** @param indexes item's number in the store -> its index among the columns. */
function loadAttributes(
  database: Database,
  table: 'facet' | 'alias',
  indexes: Int32Array,
  count: number,
): ReadonlyMap<string, Coded> {
  const numbers = new Map<number, Int32Array>();
  scanNumbers(database, `SELECT item, name, value FROM ${table}`, [], ([item = 0, name = 0, value = 0]) => {
    const index = indexes[item] ?? -1;
    // An item that another process put after the items were read.
    if (index < 0) return;
    const column = numbers.get(name) ?? new Int32Array(count).fill(-1);
    column[index] = value;
    numbers.set(name, column);
  });
  return new Map(
    [...numbers]
      .map(([name, column]) => [database.words.text(name), codeWords(database, column)] as const)
      .sort(([left], [right]) => compareCodePoints(left, right)),
  );
}

/** Turns words' numbers, -1 where there is none, into codes over the words in order. */
function codeWords(database: Database, column: Int32Array): Coded {
  const words = [...new Set(column)]
    .filter((number) => number >= 0)
    .map((number) => ({ number, text: database.words.text(number) }))
    .sort((left, right) => compareCodePoints(left.text, right.text));
  const codes = new Map(words.map(({ number }, code) => [number, code]));
  return {
    values: words.map(({ text }) => text),
    codes: column.map((number) => codes.get(number) ?? -1),
  };
}
