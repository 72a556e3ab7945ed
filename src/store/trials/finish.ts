import type { FinishedBatch, FinishedTrial } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { addReading } from '../readings.ts';
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
  if (readings.length === 0) throw new Error(`trial ${trial} cannot be finished without a reading`);
  const ended = database.statement('UPDATE trial SET done = 1 WHERE id = ? AND done = 0').run(trial);
  if (ended.changes === 0) return keepBesides(database, trial, reply);
  const number = replyNumber(database, reply);
  for (const reading of readings) addReading(database, { trial, reading, reply: number });
  database.statement('DELETE FROM claim WHERE trial = ?').run(trial);
  return 'done';
}

/** What an attempt brought was paid for and is kept, whoever came first. */
function keepBesides(database: Database, trial: number, reply: FinishedTrial['reply']): 'already done' {
  const isThere = database.statement('SELECT 1 FROM trial WHERE id = ?').get(trial) !== undefined;
  if (!isThere) throw new Error(`there is no trial ${trial} to finish`);
  if (reply !== undefined && 'received' in reply && reply.attempt !== undefined) replyNumber(database, reply);
  return 'already done';
}

function replyNumber(database: Database, reply: FinishedTrial['reply']): number | null {
  if (reply === undefined) return null;
  return 'known' in reply ? reply.known : addReply(database, reply.received, reply.attempt);
}
