import { OUTCOMES, type Outcome } from '../../domain/outcome.ts';
import type { CandidateProgress } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { fromStored, toStored } from '../text-codec.ts';

/** How far every candidate of a run is; the readings of trials that were opened again do not count. */
export function progress(database: Database, run: string): readonly CandidateProgress[] {
  const outcomes = database.statement(STANDING_OUTCOMES).all(toStored(run));
  return database
    .statement(TRIALS)
    .all(toStored(run))
    .map(({ hash, planned, done }) => {
      const counts = outcomes.filter((row) => row['hash'] === hash);
      const countOf = (outcome: Outcome) =>
        Number(counts.find((row) => OUTCOMES[Number(row['outcome'])] === outcome)?.['count'] ?? 0);
      return {
        candidate: fromStored(String(hash)),
        planned: Number(planned),
        done: Number(done),
        outcomes: {
          verdict: countOf('verdict'),
          abstained: countOf('abstained'),
          refused: countOf('refused'),
          unparsable: countOf('unparsable'),
          cut_off: countOf('cut_off'),
          too_long: countOf('too_long'),
          failed: countOf('failed'),
        },
      };
    });
}

// Both group by the candidate's number and look its hash up afterwards: then the first need not sort, and of each reading
// the second sorts two short values in memory, at the end of the longest replay.

const TRIALS = `
  SELECT candidate.hash, planned, done
  FROM (
    SELECT trial.candidate, count(*) AS planned, sum(trial.done) AS done
    FROM trial JOIN run ON run.id = trial.run
    WHERE run.hash = ?
    GROUP BY trial.candidate
  ) AS counted JOIN candidate ON candidate.id = counted.candidate
  ORDER BY candidate.hash`;

/** Counts of the last readings of trials that are done. Starts from the criteria, which lead the reading's key. */
const STANDING_OUTCOMES = `
  SELECT candidate.hash, outcome, count
  FROM (
    SELECT trial.candidate, reading.outcome, count(*) AS count
    FROM criterion
      JOIN reading ON reading.criterion = criterion.id
      JOIN trial ON trial.id = reading.trial
      JOIN run ON run.id = trial.run
    WHERE run.hash = ? AND trial.done = 1 AND NOT EXISTS (
      SELECT later.version FROM reading AS later
      WHERE later.criterion = reading.criterion AND later.trial = reading.trial
        AND later.version > reading.version
    )
    GROUP BY trial.candidate, reading.outcome
  ) AS counted JOIN candidate ON candidate.id = counted.candidate`;
