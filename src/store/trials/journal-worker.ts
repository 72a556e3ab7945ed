import { parentPort, workerData } from 'node:worker_threads';
import type { JournalPage, JournalWritten } from '../../domain/trial-store.ts';
import { openDatabase } from '../open-database.ts';
import { writeJournal } from './write-journal.ts';

/** What the thread is given when it starts: the store's file. */
export type JournalWork = string;

/** What became of a page: written, or why not. SQLite's number of the error would not survive the way by itself. */
export type PageWritten =
  | { readonly written: JournalWritten }
  | { readonly error: unknown; readonly errcode: unknown };

/** The other end of `JournalThread`: writes one page after the other on a connection of its own. */
const file: JournalWork = workerData;
const database = openDatabase(file);
// What is written last is all that it reads.
database.connection.exec('PRAGMA cache_size = -4096');
parentPort?.on('message', (page: JournalPage) => parentPort?.postMessage(write(page)));
parentPort?.on('close', () => database.close());
// All is ready: from now on, pages can come.
parentPort?.postMessage('ready');

function write(page: JournalPage): PageWritten {
  try {
    return { written: writeJournal(database, page) };
  } catch (error) {
    return { error, errcode: error instanceof Error ? Reflect.get(error, 'errcode') : undefined };
  }
}
