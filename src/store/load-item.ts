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
  return {
    id: fromStored(String(row['source_id'])),
    key,
    content,
    contentHash: String(row['hash']),
    ...attributes(database, Number(row['id'])),
    split: row['test'] === 1 ? 'test' : 'dev',
  };
}

const ITEM = `
  SELECT item.id, item.source_id, item.test, content.hash, content.json
  FROM item JOIN content ON content.id = item.content WHERE item.key = ?`;

function attributes(database: Database, item: number): Pick<Item, 'facets' | 'aliases'> {
  const facets: [string, string][] = [];
  const aliases: [string, string][] = [];
  for (const { alias, name, value } of database.statement(ATTRIBUTES).all(item, item)) {
    const { words } = database;
    (alias === 1 ? aliases : facets).push([words.text(Number(name)), words.text(Number(value))]);
  }
  return { facets: Object.fromEntries(facets), aliases: Object.fromEntries(aliases) };
}

const ATTRIBUTES = `
  SELECT 0 AS alias, name, value FROM facet WHERE item = ?
  UNION ALL SELECT 1, name, value FROM alias WHERE item = ?`;
