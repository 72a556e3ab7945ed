import type { AttemptEnd, NewAttempt, OpenAttempt } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { fromStored, toStored } from '../text-codec.ts';

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

/** Attempts of a run without an end, oldest first. */
export async function openAttempts(database: Database, run: string): Promise<readonly OpenAttempt[]> {
  const rows = await database.queries
    .selectFrom('attempt')
    .innerJoin('trial', 'trial.id', 'attempt.trial')
    .innerJoin('run', 'run.id', 'trial.run')
    .leftJoin('claim', 'claim.trial', 'trial.id')
    .select([
      'attempt.id',
      'attempt.trial',
      'attempt.reply_key',
      'attempt.owner',
      'attempt.sent_at',
      'claim.until',
    ])
    .where('run.hash', '=', toStored(run))
    .where('attempt.ended_at', 'is', null)
    .orderBy('attempt.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    trial: row.trial,
    replyKey: fromStored(row.reply_key),
    sentAt: row.sent_at,
    owner: fromStored(row.owner),
    ...(row.until === null ? {} : { claimedUntil: row.until }),
  }));
}
