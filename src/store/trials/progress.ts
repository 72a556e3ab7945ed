import { OUTCOMES, type Outcome } from '../../domain/outcome.ts';
import type { CandidateProgress } from '../../domain/trial-store.ts';
import type { Database } from '../database.ts';
import { queries } from '../query-builder.ts';
import { fromStored, toStored } from '../text-codec.ts';

/** How far every candidate of a run is; the readings of trials that were opened again do not count. */
export async function progress(database: Database, run: string): Promise<readonly CandidateProgress[]> {
  const rows = await queries(database)
    .selectFrom('trial')
    .innerJoin('run', 'run.id', 'trial.run')
    .innerJoin('candidate', 'candidate.id', 'trial.candidate')
    .select((build) => [
      'candidate.hash',
      build.cast<number>(build.fn.countAll(), 'integer').as('planned'),
      build.cast<number>(build.fn.sum('trial.done'), 'integer').as('done'),
    ])
    .where('run.hash', '=', toStored(run))
    .groupBy('candidate.hash')
    .orderBy('candidate.hash')
    .execute();
  const outcomes = await standingOutcomes(database, run);
  return rows.map(({ hash, planned, done }) => {
    const counts = outcomes.filter((row) => row.hash === hash);
    const countOf = (outcome: Outcome) => counts.find((row) => OUTCOMES[row.outcome] === outcome)?.count ?? 0;
    return {
      candidate: fromStored(hash),
      planned,
      done,
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

/** Counts of the last readings of trials that are done. Starts from the criteria, which lead the reading's key. */
function standingOutcomes(database: Database, run: string) {
  return queries(database)
    .selectFrom('criterion')
    .innerJoin('reading', 'reading.criterion', 'criterion.id')
    .innerJoin('trial', 'trial.id', 'reading.trial')
    .innerJoin('run', 'run.id', 'trial.run')
    .innerJoin('candidate', 'candidate.id', 'trial.candidate')
    .select((build) => [
      'candidate.hash',
      'reading.outcome',
      build.cast<number>(build.fn.countAll(), 'integer').as('count'),
    ])
    .where('run.hash', '=', toStored(run))
    .where('trial.done', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reading as later')
            .select('later.version')
            .whereRef('later.criterion', '=', 'reading.criterion')
            .whereRef('later.trial', '=', 'reading.trial')
            .whereRef('later.version', '>', 'reading.version'),
        ),
      ),
    )
    .groupBy(['candidate.hash', 'reading.outcome'])
    .execute();
}
