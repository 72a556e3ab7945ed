import { compareCodePoints } from '../domain/canonical-json.ts';
import type { Coded, ItemColumns } from '../domain/columns.ts';
import type { Database } from './database.ts';
import { scanNumbers } from './scan-numbers.ts';
import { fromStored } from './text-codec.ts';

/** Every item but its content, ordered by key; facets and aliases coded over their values in order. */
export function loadItems(database: Database): ItemColumns {
  const { numbers, keys, ids, tests } = loadRows(database);
  // The database orders UTF-8 bytes; the order everywhere else is that of UTF-16 units.
  const order = textOrder(keys);
  const indexes = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), 0) + 1).fill(-1);
  order.forEach((row, index) => {
    indexes[numbers[row] ?? 0] = index;
  });
  return {
    count: keys.length,
    keys: Array.from(order, (row) => keys[row] ?? ''),
    ids: Array.from(order, (row) => ids[row] ?? ''),
    facets: loadAttributes(database, 'facet', indexes, keys.length),
    aliases: loadAttributes(database, 'alias', indexes, keys.length),
    test: Uint8Array.from(order, (row) => tests[row] ?? 0),
  };
}

/** In columns, row by row: an object for every item would be some times as large. */
function loadRows(database: Database) {
  const [numbers, tests]: [number[], number[]] = [[], []];
  const [keys, ids]: [string[], string[]] = [[], []];
  // A statement of its own: one that is being read must not be started again by somebody else.
  const statement = database.connection.prepare('SELECT id, key, source_id, test FROM item ORDER BY key');
  for (const row of statement.iterate()) {
    const key = fromStored(String(row['key']));
    const id = fromStored(String(row['source_id']));
    numbers.push(Number(row['id']));
    tests.push(Number(row['test']));
    keys.push(key);
    // Most sources name an item once: then one text is both.
    ids.push(id === key ? key : id);
  }
  return { numbers, keys, ids, tests };
}

/** Where the texts stand that come first, second, ... in order. */
function textOrder(texts: readonly string[]): Uint32Array {
  return Uint32Array.from(texts.keys()).sort((left, right) =>
    compareCodePoints(texts[left] ?? '', texts[right] ?? ''),
  );
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
  const numbers = distinct(column);
  const texts = Array.from(numbers, (number) => database.words.text(number));
  const order = textOrder(texts);
  const codes = new Int32Array((numbers.at(-1) ?? 0) + 1).fill(-1);
  order.forEach((at, code) => {
    codes[numbers[at] ?? 0] = code;
  });
  return {
    values: Array.from(order, (at) => texts[at] ?? ''),
    codes: column.map((number) => codes[number] ?? -1),
  };
}

/** The numbers of a column that are not negative, each once, from the smallest to the largest. */
function distinct(column: Int32Array): Int32Array {
  const sorted = column.toSorted();
  return sorted.filter((number, at) => number >= 0 && number !== sorted[at - 1]);
}
