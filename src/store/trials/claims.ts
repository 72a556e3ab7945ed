import type { ClaimRequest, PlannedTrial } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { toStored } from '../text-codec.ts';
import { PLANNED_COLUMNS, plannedTrial } from './planned-trial.ts';

/** Takes the next trials that are to do and that nobody has, or whose claim has lapsed. */
export function claim(database: Database, request: ClaimRequest): readonly PlannedTrial[] {
  const run = database.runs.find(request.run);
  if (run === undefined) throw new Error(`run ${request.run} was not opened`);
  return database.write(() => {
    const alive = JSON.stringify(request.alive ?? []);
    const rows = database.statement(FREE).all(run, request.now, alive, request.limit);
    const take = database.statement(
      `INSERT INTO claim (trial, owner, until) VALUES (?, ?, ?)
       ON CONFLICT (trial) DO UPDATE SET owner = excluded.owner, until = excluded.until`,
    );
    for (const row of rows) take.run(Number(row['id']), toStored(request.owner), request.until);
    return rows.map((row) => plannedTrial(database, row));
  });
}

const FREE = `
  SELECT ${PLANNED_COLUMNS} FROM trial LEFT JOIN claim ON claim.trial = trial.id
  WHERE trial.run = ? AND trial.done = 0 AND (claim.trial IS NULL OR claim.until <= ? AND NOT (
    claim.owner IN (SELECT value FROM json_each(?)) AND EXISTS (
      SELECT 1 FROM attempt WHERE attempt.trial = trial.id AND attempt.ended_at IS NULL
        AND attempt.owner = claim.owner)))
  ORDER BY trial.id LIMIT ?`;

/** Prolongs what the owner still has; a claim that lapsed may be another's by now and stays lapsed. */
export function renew(database: Database, owner: string, now: number, until: number): number {
  return database.write(() => {
    const renewed = database
      .statement('UPDATE claim SET until = ? WHERE owner = ? AND until > ?')
      .run(until, toStored(owner), now);
    return Number(renewed.changes);
  });
}

/** Gives back the owner's claims, all or those on some trials. */
export function release(database: Database, owner: string, trials?: readonly number[]): void {
  database.write(() => {
    if (trials === undefined) {
      database.statement('DELETE FROM claim WHERE owner = ?').run(toStored(owner));
      return;
    }
    const give = database.statement('DELETE FROM claim WHERE owner = ? AND trial = ?');
    for (const trial of trials) give.run(toStored(owner), trial);
  });
}
