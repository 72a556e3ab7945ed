import type { Item } from '../domain/item.ts';
import type { Content } from '../domain/transcript.ts';
import type { Database } from './database.ts';
import { fromStored, toStored } from './text-codec.ts';

/** One item with its content, or `undefined` where no item has the key. Replay asks for every item of a run. */
export function loadItem(database: Database, key: string): Item | undefined {
  const row = database.statement(ITEM).get(toStored(key));
  if (row === undefined) return undefined;
  // Written by putItems alone, from a value of this type.
  const content: Content = JSON.parse(String(row['json']));
  const number = Number(row['id']);
  return {
    id: fromStored(String(row['source_id'])),
    key,
    content,
    contentHash: String(row['hash']),
    facets: attributes(database, 'facet', number),
    aliases: attributes(database, 'alias', number),
    split: row['test'] === 1 ? 'test' : 'dev',
  };
}

const ITEM = `
  SELECT item.id, item.source_id, item.test, content.hash, content.json
  FROM item JOIN content ON content.id = item.content WHERE item.key = ?`;

function attributes(
  database: Database,
  table: 'facet' | 'alias',
  item: number,
): Readonly<Record<string, string>> {
  const rows = database
    .statement(
      `SELECT name.text AS name, value.text AS value FROM ${table}
       JOIN word AS name ON name.id = ${table}.name JOIN word AS value ON value.id = ${table}.value
       WHERE ${table}.item = ?`,
    )
    .all(item);
  return Object.fromEntries(
    rows.map(({ name, value }) => [fromStored(String(name)), fromStored(String(value))]),
  );
}
