import type { Criterion } from '../domain/criterion.ts';
import type { Content } from '../domain/transcript.ts';

interface ByKind {
  readonly pair: readonly Criterion[];
  readonly transcript: readonly Criterion[];
}

const KNOWN = new WeakMap<readonly Criterion[], ByKind>();

/**
 * The criteria that can be asked of an item: pairwise ones of pairs, the others of transcripts. The same list for
 * the same arguments, so that what is made of it need not be made for every trial.
 */
export function criteriaFor(kind: Content['kind'], criteria: readonly Criterion[]): readonly Criterion[] {
  const known = KNOWN.get(criteria) ?? byKind(criteria);
  KNOWN.set(criteria, known);
  return known[kind];
}

function byKind(criteria: readonly Criterion[]): ByKind {
  return {
    pair: criteria.filter(({ scale }) => scale === 'pairwise'),
    transcript: criteria.filter(({ scale }) => scale !== 'pairwise'),
  };
}
