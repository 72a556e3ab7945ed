import type { Reading } from '../../domain/trial.ts';
import type { ReplyToReread } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { inTransactions } from '../in-transactions.ts';
import { addReading, latestReading } from '../readings.ts';
import { fromStored } from '../text-codec.ts';
import { PLANNED_COLUMNS, plannedTrial } from './planned-trial.ts';
import { storedReply } from './replies.ts';

/** The replies from which a run's standing readings were read, trial by trial. */
export function repliesToReread(
  database: Database,
  run: string,
  after: number,
  limit: number,
): readonly ReplyToReread[] {
  const number = database.runs.find(run);
  if (number === undefined) throw new Error(`run ${run} was not opened`);
  const trials = database
    .statement(
      `SELECT ${PLANNED_COLUMNS} FROM trial WHERE run = ? AND done = 1 AND id > ? ORDER BY id LIMIT ?`,
    )
    .all(number, after, limit);
  return trials.flatMap((row) => {
    const trial = plannedTrial(database, row);
    return [...criteriaByReply(database, trial.number)].map(([reply, criteria]) => ({
      trial,
      reply: loadReply(database, reply),
      criteria,
    }));
  });
}

function criteriaByReply(database: Database, trial: number): ReadonlyMap<number, readonly string[]> {
  const byReply = new Map<number, string[]>();
  for (const row of database.statement('SELECT name FROM criterion ORDER BY name').all()) {
    const reading = latestReading(database, fromStored(String(row['name'])), trial);
    if (reading?.reply === undefined) continue;
    byReply.set(reading.reply, [...(byReply.get(reading.reply) ?? []), reading.criterion]);
  }
  return byReply;
}

function loadReply(database: Database, number: number) {
  const row = database.statement('SELECT id, key, text, details FROM reply WHERE id = ?').get(number);
  return storedReply({
    id: number,
    key: row?.['key'] === null ? null : String(row?.['key']),
    text: String(row?.['text']),
    details: row?.['details'] === null ? null : String(row?.['details']),
  });
}

interface Reread {
  readonly trial: number;
  readonly reply: number;
  readonly readings: readonly Reading[];
}

/** Adds readings that differ from those that stand, as their next version; says how many that were. */
export function reread(database: Database, trials: readonly Reread[]): number {
  const added = inTransactions(database, trials, ({ trial, reply, readings }) => {
    const fresh = readings.filter((reading) => !stands(database, trial, reading));
    for (const reading of fresh) addReading(database, { trial, reading, reply });
    return fresh.length;
  });
  return added.reduce((sum, count) => sum + count, 0);
}

function stands(database: Database, trial: number, reading: Reading): boolean {
  const known = latestReading(database, reading.criterion, trial);
  return (
    known?.parser === reading.parser &&
    known.outcome === reading.outcome &&
    known.label === reading.label &&
    known.rationale === reading.rationale &&
    known.confidence === reading.confidence
  );
}
