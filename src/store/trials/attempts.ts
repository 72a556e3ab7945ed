import type { AttemptEnd, NewAttempt, RecordedAttempt } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { toStored } from '../text-codec.ts';

/**
 * Records attempts where the trial's claim is the owner's and has not lapsed; `undefined` for the others. A
 * claim goes with its trial's end, so no trial that is done gets an attempt. Only within a transaction that writes.
 */
export function addAttempts(
  database: Database,
  owner: string,
  now: number,
  attempts: readonly NewAttempt[],
): readonly (number | undefined)[] {
  return attempts.map((attempt) => add(database, RECORD, owner, now, attempt));
}

/**
 * The same, and `answered` where the trial is the owner's and a reply was paid for under the key: nothing is recorded,
 * and nothing need be sent.
 */
export function addUnansweredAttempts(
  database: Database,
  owner: string,
  now: number,
  attempts: readonly NewAttempt[],
): readonly RecordedAttempt[] {
  const isOurs = ({ trial }: NewAttempt) =>
    database.statement(`SELECT 1 ${CLAIMED}`).get(trial, toStored(owner), now) !== undefined;
  // All else being equal, only a reply keeps an attempt on a trial of ours from being recorded.
  return attempts.map(
    (attempt) =>
      add(database, `${RECORD} AND NOT EXISTS (SELECT 1 FROM reply WHERE key = ?4)`, owner, now, attempt) ??
      (isOurs(attempt) ? 'answered' : undefined),
  );
}

function add(
  database: Database,
  record: string,
  owner: string,
  now: number,
  { trial, replyKey, sentAt }: NewAttempt,
): number | undefined {
  const inserted = database.statement(record).run(trial, toStored(owner), now, toStored(replyKey), sentAt);
  return inserted.changes === 1 ? Number(inserted.lastInsertRowid) : undefined;
}

const CLAIMED = 'FROM claim WHERE trial = ?1 AND owner = ?2 AND until > ?3';
const RECORD = `INSERT INTO attempt (trial, reply_key, owner, sent_at) SELECT trial, ?4, owner, ?5 ${CLAIMED}`;

/** Writes how an attempt ended, once; only within a transaction that writes. */
export function endAttempt(database: Database, { attempt, at, error }: AttemptEnd): void {
  database
    .statement('UPDATE attempt SET ended_at = ?, error = ? WHERE id = ? AND ended_at IS NULL')
    .run(at, error === undefined ? null : toStored(error), attempt);
}
