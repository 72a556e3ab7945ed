import type { PlannedTrial } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { PLANNED_COLUMNS, plannedTrial } from './planned-trial.ts';

/** Trials of a run that are not done, in the order of the plan; nobody's claim is looked at or changed. */
export function openTrials(
  database: Database,
  run: string,
  after: number,
  limit: number,
): readonly PlannedTrial[] {
  const number = database.runs.find(run);
  if (number === undefined) throw new Error(`run ${run} was not opened`);
  return database
    .statement(
      `SELECT ${PLANNED_COLUMNS} FROM trial WHERE run = ? AND done = 0 AND id > ? ORDER BY id LIMIT ?`,
    )
    .all(number, after, limit)
    .map((row) => plannedTrial(database, row));
}
