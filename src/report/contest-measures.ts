import type { Contest } from '../choose/contest.ts';
import type { Measure } from '../domain/measure.ts';

/** One number of a contest, and whose it is. */
export interface ContestMeasure {
  /** A candidate's id, a pair's, or that of picking. */
  readonly of: string;
  /** The candidates it is about. */
  readonly candidates: readonly string[];
  readonly measure: Measure;
}

/** Every number of a contest: candidates, pairs, and what picking yields. */
export function contestMeasures(contest: Contest | undefined): readonly ContestMeasure[] {
  if (contest === undefined) return [];
  return [
    ...contest.candidates.flatMap(({ candidate, measures }) =>
      measures.map((measure) => ({ of: candidate, candidates: [candidate], measure })),
    ),
    ...contest.pairs.flatMap(({ first, second, differences }) =>
      differences.map((measure) => ({
        of: `${first} minus ${second}`,
        candidates: [first, second],
        measure,
      })),
    ),
    { of: 'picking the best', candidates: [], measure: contest.outOfBag },
  ];
}
