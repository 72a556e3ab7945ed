import type { ItemColumns } from '../domain/columns.ts';
import type { Database } from './database.ts';
import { fromStored } from './text-codec.ts';

/**
 * How long items are, without reading any of them into memory: the natural logarithm of the characters of the messages
 * as stored; of a pair that of the first response over the second's. NaN where there is nothing.
 */
export function loadLengths(database: Database, items: ItemColumns): Float64Array {
  const index = new Map(items.keys.map((key, at) => [key, at]));
  const lengths = new Float64Array(items.count).fill(Number.NaN);
  for (const row of database.statement(LENGTHS).iterate()) {
    const at = index.get(fromStored(String(row['key'])));
    if (at === undefined) continue;
    const [messages, a, b] = [row['messages'], row['a'], row['b']].map(Number);
    lengths[at] = row['messages'] === null ? logOf(a) - logOf(b) : logOf(messages);
  }
  return lengths;
}

function logOf(characters: number | undefined): number {
  return characters !== undefined && characters > 0 ? Math.log(characters) : Number.NaN;
}

const LENGTHS = `
  SELECT item.key,
    length(json_extract(content.json, '$.messages')) AS messages,
    length(json_extract(content.json, '$.a')) AS a,
    length(json_extract(content.json, '$.b')) AS b
  FROM item JOIN content ON content.id = item.content`;
