import { batchOwner, type NewBatch, type OpenBatch } from '../../domain/batch.ts';
import type { Database } from '../database.ts';
import { toStored } from '../text-codec.ts';
import { addAttempts } from '../trials/attempts.ts';

/** Records a batch with its claims and attempts, before it is sent: all or nothing. */
export function openBatch(
  database: Database,
  batch: NewBatch,
  calls: readonly { readonly trial: number; readonly replyKey: string }[],
  { owner, now, until }: { readonly owner: string; readonly now: number; readonly until: number },
): OpenBatch {
  return database.write(() => {
    const number = putBatch(database, batch);
    const taken = batchOwner(batch.token);
    const take = database.statement(
      'UPDATE claim SET owner = ?, until = ? WHERE trial = ? AND owner = ? AND until > ?',
    );
    for (const { trial } of calls) {
      if (take.run(toStored(taken), until, trial, toStored(owner), now).changes !== 1) {
        throw new Error(`trial ${trial} is not ${owner}'s to put into a batch`);
      }
    }
    const attempts = calls.map((call) => ({ ...call, sentAt: batch.openedAt }));
    const put = database.statement('INSERT INTO batch_call (batch, attempt) VALUES (?, ?)');
    for (const attempt of addAttempts(database, taken, now, attempts)) {
      if (attempt === undefined) throw new Error(`batch ${batch.token} cannot record an attempt`);
      put.run(number, attempt);
    }
    return { ...batch, number, requests: calls.length };
  });
}

function putBatch(database: Database, { run, token, judge, openedAt }: NewBatch): number {
  const number = database.runs.find(run);
  if (number === undefined) throw new Error(`run ${run} was not opened`);
  const { lastInsertRowid } = database
    .statement('INSERT INTO batch (run, token, judge, opened_at) VALUES (?, ?, ?, ?)')
    .run(number, token, judge, openedAt);
  return Number(lastInsertRowid);
}
