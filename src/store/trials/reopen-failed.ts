import { outcomeCode } from '../../domain/outcome.ts';
import type { Database } from '../database.ts';

/** Opens trials again that have nothing but failures to show, under every criterion; says how many. */
export function reopenFailed(database: Database, run: string): number {
  const number = database.runs.find(run);
  if (number === undefined) throw new Error(`run ${run} was not opened`);
  return database.write(() => Number(database.statement(REOPEN).run(number, outcomeCode('failed')).changes));
}

/** A trial's last reading under a criterion is the one that no later version follows. */
const REOPEN = `
  UPDATE trial SET done = 0
  WHERE run = ? AND done = 1 AND NOT EXISTS (
    SELECT 1 FROM criterion JOIN reading ON reading.criterion = criterion.id AND reading.trial = trial.id
    WHERE reading.outcome <> ? AND NOT EXISTS (
      SELECT 1 FROM reading AS later WHERE later.criterion = reading.criterion
        AND later.trial = reading.trial AND later.version > reading.version))`;
