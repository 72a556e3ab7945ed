import type { Criterion } from '../domain/criterion.ts';
import type { Content } from '../domain/transcript.ts';

/** The criteria that can be asked of an item: pairwise ones of pairs, the others of transcripts. */
export function criteriaFor(kind: Content['kind'], criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.filter((criterion) => (criterion.scale === 'pairwise') === (kind === 'pair'));
}
