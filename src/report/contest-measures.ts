import type { Measure } from '../domain/measure.ts';
import type { Assessment } from './assessment.ts';

/** One number of what is concluded beside the comparison, and whose it is. */
export interface ContestMeasure {
  /** A candidate's id, a pair's, or that of picking. */
  readonly of: string;
  /** The candidates it is about. */
  readonly candidates: readonly string[];
  readonly measure: Measure;
}

/** Every number of a contest, candidates, pairs and what picking yields; then those of criteria side by side. */
export function contestMeasures({
  contest,
  beside = [],
}: Pick<Assessment, 'contest' | 'beside'>): readonly ContestMeasure[] {
  const ofBeside = beside.flatMap(({ candidates }) => candidates.flatMap(ofCandidate));
  if (contest === undefined) return ofBeside;
  return [
    ...contest.candidates.flatMap(ofCandidate),
    ...contest.pairs.flatMap(({ first, second, differences }) =>
      differences.map((measure) => ({
        of: `${first} minus ${second}`,
        candidates: [first, second],
        measure,
      })),
    ),
    { of: 'picking the best', candidates: [], measure: contest.outOfBag },
    ...ofBeside,
  ];
}

function ofCandidate({
  candidate,
  measures,
}: {
  readonly candidate: string;
  readonly measures: readonly Measure[];
}): readonly ContestMeasure[] {
  return measures.map((measure) => ({ of: candidate, candidates: [candidate], measure }));
}
