import type { JournalPage, JournalWritten } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { JournalThread } from './journal-thread.ts';
import { writeJournal } from './write-journal.ts';

/** A replay that writes less is over before a thread has started. */
const PAGES_WITHOUT_THREAD = 8;
/** From here on, waiting for the disk costs more than handing pages over to a thread and back. */
const SLOW_MILLISECONDS = 2;
/** Of the pages written last: one that waits for long among quick ones does not make the disk slow. */
const MOST_SLOW = 0.5;
/** The weight of the last page in the running share of slow ones. */
const WEIGHT = 0.1;

/**
 * Writes the journal: at once where the disk is quick, which a page takes a millisecond of, and in a thread of its own
 * where it is slow, so that calls go on while it is waited for.
 */
export class JournalWriter {
  readonly #database: Database;
  readonly #now: () => number;
  #thread: JournalThread | undefined;
  #pages = 0;
  #slowShare = 0;

  /** @param now a clock in milliseconds that shows parts of them. */
  constructor(database: Database, now: () => number = () => performance.now()) {
    this.#database = database;
    this.#now = now;
  }

  /** Pages must be written one after another: the next when this one is written. */
  write(page: JournalPage): JournalWritten | Promise<JournalWritten> {
    if (this.#isSlow && this.#database.file !== ':memory:') {
      this.#thread ??= new JournalThread(this.#database.file);
    }
    return this.#thread?.isReady ? this.#thread.write(page) : this.#writeAtOnce(page);
  }

  async close(): Promise<void> {
    await this.#thread?.close();
  }

  #writeAtOnce(page: JournalPage): JournalWritten {
    const started = this.#now();
    const written = writeJournal(this.#database, page);
    const isSlow = this.#now() - started >= SLOW_MILLISECONDS;
    this.#slowShare += WEIGHT * (Number(isSlow) - this.#slowShare);
    this.#pages++;
    return written;
  }

  get #isSlow(): boolean {
    return this.#pages >= PAGES_WITHOUT_THREAD && this.#slowShare > MOST_SLOW;
  }
}
