import type { ItemColumns } from '../domain/columns.ts';
import type { Database } from './database.ts';

/** An item's number in the store -> its index among the columns, -1 where they do not hold it. */
export function itemIndexes(database: Database, items: ItemColumns): Int32Array {
  const numbers = items.keys.map((key) => database.items.find(key) ?? -1);
  const indexes = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), 0) + 1).fill(-1);
  numbers.forEach((number, index) => {
    if (number >= 0) indexes[number] = index;
  });
  return indexes;
}
