import type { JournalPage, JournalWritten } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { JournalThread } from './journal-thread.ts';
import { writeJournal } from './write-journal.ts';

/** A replay that writes less is over before a thread has started. */
const PAGES_WITHOUT_THREAD = 8;

/** Writes the journal: the first pages at once, then, once it is there, in a thread of its own. */
export class JournalWriter {
  readonly #database: Database;
  #thread: JournalThread | undefined;
  #pages = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Pages must be written one after another: the next when this one is written. */
  write(page: JournalPage): JournalWritten | Promise<JournalWritten> {
    this.#pages++;
    if (this.#pages > PAGES_WITHOUT_THREAD && this.#database.file !== ':memory:') {
      this.#thread ??= new JournalThread(this.#database.file);
    }
    return this.#thread?.isReady ? this.#thread.write(page) : writeJournal(this.#database, page);
  }

  async close(): Promise<void> {
    await this.#thread?.close();
  }
}
