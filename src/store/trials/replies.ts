import type { PaidReply, StoredReply } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { fromStored, toStored } from '../text-codec.ts';

/**
 * Stores a reply and returns its number; only within a transaction that writes. An attempt brings one reply:
 * stored a second time, the first stands.
 */
export function addReply(database: Database, reply: PaidReply, attempt: number | undefined): number {
  const { key, text, ...details } = reply;
  const inserted = database
    .statement(
      'INSERT INTO reply (key, attempt, text, details) VALUES (?, ?, ?, ?) ON CONFLICT (attempt) DO NOTHING',
    )
    .run(toStored(key), attempt ?? null, toStored(text), JSON.stringify(details));
  if (inserted.changes === 1) return Number(inserted.lastInsertRowid);
  const known = database.statement('SELECT id FROM reply WHERE attempt = ?').get(attempt ?? null);
  return Number(known?.['id']);
}

/** The first reply under a key: later ones were paid for by processes that did not know of it. */
export function replyByKey(database: Database, key: string): StoredReply | undefined {
  const row = database.statement(BY_KEY).get(toStored(key));
  if (row === undefined) return undefined;
  const { id, text, details } = row;
  return storedReply({
    id: Number(id),
    key: String(row['key']),
    text: String(text),
    details: details === null ? null : String(details),
  });
}

const BY_KEY = 'SELECT id, key, text, details FROM reply WHERE key = ? ORDER BY id LIMIT 1';

/** A row of the table as what was put; a reply that was recorded elsewhere has an empty key. */
export function storedReply(row: {
  readonly id: number;
  readonly key: string | null;
  readonly text: string;
  readonly details: string | null;
}): StoredReply {
  // Written by addReply alone, from a value of this type.
  const details: Omit<PaidReply, 'key' | 'text'> = JSON.parse(row.details ?? '{}');
  return {
    number: row.id,
    key: row.key === null ? '' : fromStored(row.key),
    text: fromStored(row.text),
    ...details,
  };
}
