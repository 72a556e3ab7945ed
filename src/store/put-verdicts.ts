import type { Put, RecordedVerdict } from '../domain/store.ts';
import type { Database } from './database.ts';
import { inTransactions } from './in-transactions.ts';
import { addReading, latestReading } from './readings.ts';
import { toStored } from './text-codec.ts';

/** The run to which verdicts recorded elsewhere belong. */
const IMPORTED = 'imported';

/**
 * Puts recorded verdicts: one trial per item, candidate, presentation and repeat, one reading per criterion.
 * A reading that says the same is `same`, whichever importer read it; one that says something else, or says it
 * in other words, is a conflict and changes nothing.
 *
 * @throws Error where item or candidate was not put before: a bug of the caller.
 */
export function putVerdicts(database: Database, verdicts: readonly RecordedVerdict[]): readonly Put[] {
  const replies: Replies = new Map();
  return inTransactions(database, verdicts, (verdict) => {
    const { trial, isNew } = trialOf(database, verdict);
    const known = isNew ? undefined : latestReading(database, verdict.reading.criterion, trial);
    if (known !== undefined) return isSame(known, verdict) ? 'same' : 'conflict';
    const reply = verdict.text === undefined ? null : replyOf(database, replies, trial, verdict.text);
    addReading(database, { trial, reading: verdict.reading, reply });
    return 'added';
  });
}

function trialOf(
  database: Database,
  verdict: RecordedVerdict,
): { readonly trial: number; readonly isNew: boolean } {
  const item = database.items.find(verdict.item);
  if (item === undefined) throw new Error(`no item "${verdict.item}" was put before its verdict`);
  const candidate = database.candidates.find(verdict.candidate);
  if (candidate === undefined)
    throw new Error(`no candidate ${verdict.candidate} was put before its verdict`);
  const place = [
    importedRun(database),
    candidate,
    item,
    database.words.number(verdict.presentation),
    verdict.repeat,
  ];
  const inserted = database
    .statement(
      `INSERT INTO trial (run, candidate, item, presentation, repeat, occasion, done)
       VALUES (?, ?, ?, ?, ?, 1, 1) ON CONFLICT DO NOTHING`,
    )
    .run(...place);
  if (inserted.changes === 1) return { trial: Number(inserted.lastInsertRowid), isNew: true };
  const known = database
    .statement(
      `SELECT id FROM trial
       WHERE run = ? AND candidate = ? AND item = ? AND presentation = ? AND repeat = ? AND occasion = 1`,
    )
    .get(...place);
  return { trial: Number(known?.['id']), isNew: false };
}

function importedRun(database: Database): number {
  const known = database.runs.find(IMPORTED);
  if (known !== undefined) return known;
  database.statement(`INSERT INTO run (hash, seed, created_at) VALUES (?, '', '')`).run(IMPORTED);
  return importedRun(database);
}

function isSame(known: ReturnType<typeof latestReading>, verdict: RecordedVerdict): boolean {
  const { outcome, label, rationale, confidence } = verdict.reading;
  return (
    known?.outcome === outcome &&
    known.label === label &&
    known.rationale === rationale &&
    known.confidence === confidence &&
    known.text === verdict.text
  );
}

/** The reply last stored for a trial. */
type Replies = Map<number, { readonly text: string; readonly number: number }>;

/** A reply that was read for several criteria is stored once; its rows come together in any source. */
function replyOf(database: Database, replies: Replies, trial: number, text: string): number {
  const known = replies.get(trial);
  if (known?.text === text) return known.number;
  const inserted = database.statement('INSERT INTO reply (text) VALUES (?)').run(toStored(text));
  const number = Number(inserted.lastInsertRowid);
  replies.set(trial, { text, number });
  return number;
}
