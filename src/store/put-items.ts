import { hashValue } from '../domain/hash.ts';
import type { Item } from '../domain/item.ts';
import type { Put } from '../domain/store.ts';
import type { Database } from './database.ts';
import { inTransactions } from './in-transactions.ts';
import { toStored } from './text-codec.ts';

/** Puts items by key; one that is there with another id, content, facets, aliases or split is a conflict. */
export function putItems(database: Database, items: readonly Item[]): readonly Put[] {
  return inTransactions(database, items, (item) => putItem(database, item));
}

function putItem(database: Database, item: Item): Put {
  const fingerprint = fingerprintOf(item);
  const known = database.statement('SELECT fingerprint FROM item WHERE key = ?').get(toStored(item.key))?.[
    'fingerprint'
  ];
  if (known !== undefined) return known === fingerprint ? 'same' : 'conflict';
  const inserted = database
    .statement('INSERT INTO item (key, source_id, content, test, fingerprint) VALUES (?, ?, ?, ?, ?)')
    .run(
      toStored(item.key),
      toStored(item.id),
      contentNumber(database, item),
      item.split === 'test' ? 1 : 0,
      fingerprint,
    );
  const number = Number(inserted.lastInsertRowid);
  putAttributes(database, 'facet', number, item.facets);
  putAttributes(database, 'alias', number, item.aliases);
  return 'added';
}

function fingerprintOf({ id, contentHash, facets, aliases, split }: Item): string {
  return hashValue({ id, contentHash, facets, aliases, split });
}

function contentNumber(database: Database, item: Item): number {
  const known = database.statement('SELECT id FROM content WHERE hash = ?').get(item.contentHash);
  if (known !== undefined) return Number(known['id']);
  const inserted = database
    .statement('INSERT INTO content (hash, json) VALUES (?, ?)')
    .run(item.contentHash, JSON.stringify(item.content));
  return Number(inserted.lastInsertRowid);
}

function putAttributes(
  database: Database,
  table: 'facet' | 'alias',
  item: number,
  attributes: Readonly<Record<string, string>>,
): void {
  const insert = database.statement(`INSERT INTO ${table} (item, name, value) VALUES (?, ?, ?)`);
  for (const [name, value] of Object.entries(attributes)) {
    insert.run(item, database.words.number(name), database.words.number(value));
  }
}
