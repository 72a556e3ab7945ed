import type { BatchStore } from '../domain/batch.ts';
import type { Store } from '../domain/store.ts';
import type { TrialStore } from '../domain/trial-store.ts';
import { openDatabase } from './open-database.ts';
import { sqliteStore } from './sqlite-store.ts';

/**
 * Opens the embedded store, making the file and its folder where there are none. `:memory:` makes a store
 * that is gone when it is closed. A file that may not be written opens for reading.
 *
 * @throws InputError where the file is no store, was written by a newer assay, or cannot be opened.
 * @example
 * const store = await openStore('.assay/store.sqlite');
 * const items = await store.loadItems();
 * await store.close();
 */
export async function openStore(file: string): Promise<Store & TrialStore & BatchStore> {
  return sqliteStore(openDatabase(file));
}
