import type { Database } from '../database.ts';
import { fromStored } from '../text-codec.ts';

/** Hashes of the candidates that some trial on this occasion is done of, in whatever run. */
export function answeredCandidates(database: Database, occasion: number): ReadonlySet<string> {
  const rows = database.statement(ANSWERED).all(occasion);
  return new Set(rows.map((row) => fromStored(String(row['hash']))));
}

const ANSWERED = `
  SELECT hash FROM candidate
  WHERE EXISTS (SELECT 1 FROM trial WHERE trial.candidate = candidate.id AND occasion = ? AND done = 1)`;
