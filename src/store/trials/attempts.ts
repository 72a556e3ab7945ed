import type { AttemptEnd, NewAttempt } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { toStored } from '../text-codec.ts';

/**
 * Records attempts where the trial's claim is the owner's and has not lapsed; `undefined` for the others. A
 * claim goes with its trial's end, so no trial that is done gets an attempt.
 */
export function recordAttempts(
  database: Database,
  owner: string,
  now: number,
  attempts: readonly NewAttempt[],
): readonly (number | undefined)[] {
  return database.write(() => addAttempts(database, owner, now, attempts));
}

/** The same; only within a transaction that writes. */
export function addAttempts(
  database: Database,
  owner: string,
  now: number,
  attempts: readonly NewAttempt[],
): readonly (number | undefined)[] {
  const record = database.statement(
    `INSERT INTO attempt (trial, reply_key, owner, sent_at)
     SELECT trial, ?, owner, ? FROM claim WHERE trial = ? AND owner = ? AND until > ?`,
  );
  return attempts.map(({ trial, replyKey, sentAt }) => {
    const inserted = record.run(toStored(replyKey), sentAt, trial, toStored(owner), now);
    return inserted.changes === 1 ? Number(inserted.lastInsertRowid) : undefined;
  });
}

/** Writes how an attempt ended, once; only within a transaction that writes. */
export function endAttempt(database: Database, { attempt, at, error }: AttemptEnd): void {
  database
    .statement('UPDATE attempt SET ended_at = ?, error = ? WHERE id = ? AND ended_at IS NULL')
    .run(at, error === undefined ? null : toStored(error), attempt);
}
