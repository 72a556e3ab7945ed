import type { OpenAttempt } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { queries } from '../query-builder.ts';
import { fromStored, toStored } from '../text-codec.ts';

/** Attempts of a run without an end, oldest first. */
export async function openAttempts(database: Database, run: string): Promise<readonly OpenAttempt[]> {
  const rows = await queries(database)
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
