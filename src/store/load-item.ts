import type { Item } from '../domain/item.ts';
import type { Content } from '../domain/transcript.ts';
import type { Database } from './database.ts';
import { fromStored, toStored } from './text-codec.ts';

/** One item with its content, or `undefined` where no item has the key. */
export async function loadItem(database: Database, key: string): Promise<Item | undefined> {
  const row = await database.queries
    .selectFrom('item')
    .innerJoin('content', 'content.id', 'item.content')
    .select(['item.id', 'item.source_id', 'item.test', 'content.hash', 'content.json'])
    .where('item.key', '=', toStored(key))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  // Written by putItems alone, from a value of this type.
  const content: Content = JSON.parse(row.json);
  return {
    id: fromStored(row.source_id),
    key,
    content,
    contentHash: row.hash,
    facets: await attributes(database, 'facet', row.id),
    aliases: await attributes(database, 'alias', row.id),
    split: row.test === 1 ? 'test' : 'dev',
  };
}

async function attributes(
  database: Database,
  table: 'facet' | 'alias',
  item: number,
): Promise<Readonly<Record<string, string>>> {
  const rows = await database.queries
    .selectFrom(table)
    .innerJoin('word as name', 'name.id', `${table}.name`)
    .innerJoin('word as value', 'value.id', `${table}.value`)
    .select(['name.text as name', 'value.text as value'])
    .where(`${table}.item`, '=', item)
    .execute();
  return Object.fromEntries(rows.map(({ name, value }) => [fromStored(name), fromStored(value)]));
}
