import type { OpenAttempt } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { fromStored, toStored } from '../text-codec.ts';

/** Attempts of a run without an end, oldest first. */
export function openAttempts(database: Database, run: string): readonly OpenAttempt[] {
  return database
    .statement(OPEN)
    .all(toStored(run))
    .map((row) => ({
      id: Number(row['id']),
      trial: Number(row['trial']),
      replyKey: fromStored(String(row['reply_key'])),
      sentAt: String(row['sent_at']),
      owner: fromStored(String(row['owner'])),
      ...(row['until'] === null ? {} : { claimedUntil: Number(row['until']) }),
    }));
}

const OPEN = `
  SELECT attempt.id, attempt.trial, attempt.reply_key, attempt.owner, attempt.sent_at, claim.until
  FROM attempt
    JOIN trial ON trial.id = attempt.trial
    JOIN run ON run.id = trial.run
    LEFT JOIN claim ON claim.trial = trial.id
  WHERE run.hash = ? AND attempt.ended_at IS NULL
  ORDER BY attempt.id`;
