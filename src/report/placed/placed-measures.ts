import type { Assessment } from '../assessment.ts';
import { besideMeasures } from '../beside-measures.ts';
import { ceilingFor } from '../ceiling-part.ts';
import { contestMeasures } from '../contest-measures.ts';
import { driftMeasures } from '../drift-part.ts';
import { natureOf } from '../nature.ts';
import { peopleFor } from '../people-part.ts';
import type { Placed } from './placed.ts';
import { placedClaims } from './placed-claims.ts';
import { placedResult } from './placed-result.ts';

/** Every measure of an assessment with its place; no two of one id have the same. */
export function placedMeasures(comparison: Assessment, illustrative: boolean): readonly Placed[] {
  const { candidates, floors, claims, drift } = comparison;
  const nature = natureOf(comparison, illustrative);
  const hashOf = new Map(candidates.map(({ candidate }) => [candidate.id, candidate.hash]));
  const hashesOf = (ids: readonly string[]) => ids.flatMap((id) => hashOf.get(id) ?? []);
  const whole = { presentation: '', facet: '', value: '' };
  return [
    ...[...candidates, ...floors].flatMap(placedResult),
    {
      ...whole,
      candidate: '',
      hashes: [],
      standing: 'ceiling',
      measures: ceilingFor(comparison, nature).measures,
    },
    ...driftMeasures(drift).map(
      ({ of, candidates: ids, measure }): Placed => ({
        ...whole,
        candidate: of,
        hashes: hashesOf(ids),
        standing: 'asked anew',
        measures: [measure],
      }),
    ),
    ...contestMeasures(comparison).map(
      ({ of, candidates: ids, measure }): Placed => ({
        ...whole,
        candidate: of,
        hashes: hashesOf(ids),
        standing: 'contest',
        measures: [measure],
      }),
    ),
    ...placedClaims(claims, candidates),
    ...(peopleFor(comparison, nature)?.candidates ?? []).map(
      ({ candidate, measures }): Placed => ({
        ...whole,
        candidate,
        hashes: hashesOf([candidate]),
        standing: 'beside people',
        measures,
      }),
    ),
    ...besideMeasures(comparison).map(
      ({ candidate, candidates: ids, about, measure }): Placed => ({
        ...whole,
        candidate,
        hashes: hashesOf(ids),
        standing: 'beside gold',
        presentation: about,
        measures: [measure],
      }),
    ),
  ];
}
