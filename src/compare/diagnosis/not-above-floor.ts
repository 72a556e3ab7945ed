import type { CandidateResult, Slice } from '../comparison.ts';
import { coefficient } from '../words.ts';
import { mainKappa } from './figures.ts';
import type { Finding } from './finding.ts';

/** Baselines that read no transcript and do as well. */
export function notAboveFloor(overall: Slice, floors: readonly CandidateResult[]): readonly Finding[] {
  const own = mainKappa(overall)?.estimate;
  if (own === undefined) return [];
  const notBeaten = floors.flatMap(({ candidate, main }) => {
    const floor = mainKappa(main.overall)?.estimate;
    return floor === undefined || own > floor ? [] : [`${candidate.id} (${coefficient(floor)})`];
  });
  if (notBeaten.length === 0) return [];
  return [
    {
      name: 'not above a floor',
      says: `No better than ${notBeaten.length === 1 ? 'the floor' : 'the floors'} ${notBeaten.join(', ')}: kappa ${coefficient(own)}.`,
      next: 'Do not use it as it is: what it says can be had without reading a transcript.',
    },
  ];
}
