import type { ClaimHolder } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { fromStored, toStored } from '../text-codec.ts';

/** Who has claims on a run's trials, lapsed ones included. */
export function holders(database: Database, run: string): readonly ClaimHolder[] {
  return database
    .statement(HOLDERS)
    .all(toStored(run))
    .map((row) => ({
      owner: fromStored(String(row['owner'])),
      trials: Number(row['trials']),
      until: Number(row['until']),
    }));
}

const HOLDERS = `
  SELECT claim.owner, count(*) AS trials, max(claim.until) AS until
  FROM claim
    JOIN trial ON trial.id = claim.trial
    JOIN run ON run.id = trial.run
  WHERE run.hash = ?
  GROUP BY claim.owner
  ORDER BY claim.owner`;
