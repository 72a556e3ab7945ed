import type { ContentMark } from '../domain/store.ts';
import type { Database } from './database.ts';
import { toStored } from './text-codec.ts';

/** Kind and hash of an item's content, or `undefined` where no item has the key. The database alone reads the content. */
export function contentMark(database: Database, key: string): ContentMark | undefined {
  const row = database.statement(MARK).get(toStored(key));
  if (row === undefined) return undefined;
  return { kind: row['kind'] === 'pair' ? 'pair' : 'transcript', hash: String(row['hash']) };
}

const MARK = `
  SELECT content.hash, json_extract(content.json, '$.kind') AS kind
  FROM item JOIN content ON content.id = item.content WHERE item.key = ?`;
