import type { JournalPage, JournalWritten } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { addAttempts } from './attempts.ts';
import { addFinished } from './finish.ts';

/** One page of the journal in one transaction: what came back, then what is sent next. */
export function writeJournal(database: Database, page: JournalPage): JournalWritten {
  return database.write(() => {
    const trials = addFinished(database, page);
    return { trials, attempts: addAttempts(database, page.owner, page.now, page.attempts) };
  });
}
