import type { JournalPage, JournalWritten } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { addUnansweredAttempts } from './attempts.ts';
import { addFinished } from './finish.ts';

/**
 * One page of the journal in one transaction: what came back, then what is sent next. It outlives this process; the disk
 * is waited for by `sync`, on behalf of many pages.
 */
export function writeJournal(database: Database, page: JournalPage): JournalWritten {
  return database.writeUnsynced(() => {
    const trials = addFinished(database, page);
    return { trials, attempts: addUnansweredAttempts(database, page.owner, page.now, page.attempts) };
  });
}
