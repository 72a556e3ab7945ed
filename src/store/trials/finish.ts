import type { FinishedBatch, FinishedTrial } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { addReading, nextVersion } from '../readings.ts';
import { endAttempt } from './attempts.ts';
import { addReply } from './replies.ts';

/** Saves what came of calls, in one transaction: ends of attempts, replies, readings, and that trials are done. */
export function finish(database: Database, batch: FinishedBatch): readonly ('done' | 'already done')[] {
  return database.write(() => addFinished(database, batch));
}

/** The same; only within a transaction that writes. */
export function addFinished(database: Database, batch: FinishedBatch): readonly ('done' | 'already done')[] {
  for (const end of batch.ended) endAttempt(database, end);
  return batch.trials.map((trial) => finishTrial(database, trial));
}

function finishTrial(database: Database, { trial, reply, readings }: FinishedTrial): 'done' | 'already done' {
  const done = database.statement('SELECT done FROM trial WHERE id = ?').get(trial)?.['done'];
  if (done === undefined) throw new Error(`there is no trial ${trial} to finish`);
  if (readings.length === 0) throw new Error(`trial ${trial} cannot be finished without a reading`);
  const isDone = done === 1;
  // What an attempt brought was paid for and is kept, whoever came first.
  const isKept = !isDone || (reply !== undefined && 'received' in reply && reply.attempt !== undefined);
  const number = isKept ? replyNumber(database, reply) : null;
  if (isDone) return 'already done';
  for (const reading of readings) {
    const version = nextVersion(database, reading.criterion, trial);
    addReading(database, { trial, version, reading, reply: number });
  }
  database.statement('UPDATE trial SET done = 1 WHERE id = ?').run(trial);
  database.statement('DELETE FROM claim WHERE trial = ?').run(trial);
  return 'done';
}

function replyNumber(database: Database, reply: FinishedTrial['reply']): number | null {
  if (reply === undefined) return null;
  return 'known' in reply ? reply.known : addReply(database, reply.received, reply.attempt);
}
