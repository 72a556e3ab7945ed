import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

/** SHA-256 over all items' keys and fingerprints, in the database's own binary order of keys. */
export function hashItems(database: Database): string {
  const hash = createHash('sha256');
  for (const row of database.statement('SELECT key, fingerprint FROM item ORDER BY key').iterate()) {
    hash.update(`${JSON.stringify([row['key'], row['fingerprint']])}\n`);
  }
  return hash.digest('hex');
}
