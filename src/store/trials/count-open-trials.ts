import type { Database } from '../database.ts';

/** How many of a run's trials that are not done each candidate has, among the first so many of them. */
export function countOpenTrials(
  database: Database,
  run: string,
  first = Number.MAX_SAFE_INTEGER,
): ReadonlyMap<string, number> {
  const number = database.runs.find(run);
  if (number === undefined) throw new Error(`run ${run} was not opened`);
  return new Map(
    database
      .statement(COUNTS)
      .all(number, first)
      .map((row) => [database.candidates.text(Number(row['candidate'])), Number(row['open'])]),
  );
}

const COUNTS = `
  SELECT candidate, count(*) AS open
  FROM (SELECT candidate FROM trial WHERE run = ? AND done = 0 ORDER BY id LIMIT ?)
  GROUP BY candidate`;
