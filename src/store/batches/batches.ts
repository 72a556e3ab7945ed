import { type BatchCall, batchOwner, type OpenBatch } from '../../domain/batch.ts';
import type { Database } from '../database.ts';
import { fromStored, toStored } from '../text-codec.ts';
import { PLANNED_COLUMNS, plannedTrial } from '../trials/planned-trial.ts';

/** Keeps the provider's id of a batch that was sent. */
export function batchSubmitted(database: Database, batch: number, id: string): void {
  database.write(() =>
    database.statement('UPDATE batch SET provider_id = ? WHERE id = ?').run(toStored(id), batch),
  );
}

/** Batches of a run that are not closed, oldest first. */
export function openBatches(database: Database, run: string): readonly OpenBatch[] {
  const number = database.runs.find(run);
  if (number === undefined) throw new Error(`run ${run} was not opened`);
  return database
    .statement(
      `SELECT id, token, judge, opened_at, provider_id,
         (SELECT count(*) FROM batch_call WHERE batch_call.batch = batch.id) AS requests
       FROM batch WHERE run = ? AND closed_at IS NULL ORDER BY id`,
    )
    .all(number)
    .map((row) => ({
      number: Number(row['id']),
      run,
      token: String(row['token']),
      judge: String(row['judge']),
      openedAt: String(row['opened_at']),
      requests: Number(row['requests']),
      ...(row['provider_id'] === null ? {} : { id: fromStored(String(row['provider_id'])) }),
    }));
}

/** Calls of a batch without an end. */
export function batchCalls(database: Database, batch: number): readonly BatchCall[] {
  return database
    .statement(
      `SELECT attempt.id AS attempt, attempt.reply_key, ${PLANNED_COLUMNS}
       FROM batch_call JOIN attempt ON attempt.id = batch_call.attempt JOIN trial ON trial.id = attempt.trial
       WHERE batch_call.batch = ? AND attempt.ended_at IS NULL ORDER BY attempt.id`,
    )
    .all(batch)
    .map((row) => ({
      attempt: Number(row['attempt']),
      replyKey: fromStored(String(row['reply_key'])),
      trial: plannedTrial(database, row),
    }));
}

/** Ends what has no end, gives the claims back, and closes the batch. */
export function closeBatch(
  database: Database,
  batch: number,
  { at, error }: { readonly at: string; readonly error: string },
): void {
  const owner = toStored(ownerOf(database, batch));
  database.write(() => {
    database
      .statement(
        `UPDATE attempt SET ended_at = ?, error = ?
         WHERE ended_at IS NULL AND id IN (SELECT attempt FROM batch_call WHERE batch = ?)`,
      )
      .run(at, toStored(error), batch);
    database.statement('DELETE FROM claim WHERE owner = ?').run(owner);
    database.statement('UPDATE batch SET closed_at = ? WHERE id = ?').run(at, batch);
  });
}

function ownerOf(database: Database, batch: number): string {
  const row = database.statement('SELECT token FROM batch WHERE id = ?').get(batch);
  if (row === undefined) throw new Error(`there is no batch ${batch}`);
  return batchOwner(String(row['token']));
}
