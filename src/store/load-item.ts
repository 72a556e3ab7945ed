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
    facets: attributes(database, String(row['facets'])),
    aliases: attributes(database, String(row['aliases'])),
    split: row['test'] === 1 ? 'test' : 'dev',
  };
}

// In one statement: each one asks the file anew what others have written.
const ITEM = `
  SELECT item.source_id, item.test, content.hash, content.json,
    (SELECT json_group_array(json_array(name, value)) FROM facet WHERE facet.item = item.id) AS facets,
    (SELECT json_group_array(json_array(name, value)) FROM alias WHERE alias.item = item.id) AS aliases
  FROM item JOIN content ON content.id = item.content WHERE item.key = ?`;

/** @param numbers pairs of the numbers of name and value, as JSON. */
function attributes({ words }: Database, numbers: string): Readonly<Record<string, string>> {
  const pairs: readonly [number, number][] = JSON.parse(numbers);
  return Object.fromEntries(pairs.map(([name, value]) => [words.text(name), words.text(value)]));
}
