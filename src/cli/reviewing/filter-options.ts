import { type Criterion, readLabel } from '../../domain/criterion.ts';
import { InputError } from '../../domain/problem.ts';
import type { ReviewFilter } from '../../domain/review-filter.ts';
import type { ReviewEvidence } from './review-evidence.ts';

export interface FilterOptions {
  readonly candidate?: string;
  /** `gold:verdict`, by their labels. */
  readonly direction?: string;
  /** `facet=value`. */
  readonly where?: string;
}

/** @throws InputError where an option names a candidate, label or facet that is not there. */
export function filterOf(
  { candidate, direction, where }: FilterOptions,
  evidence: ReviewEvidence,
): ReviewFilter {
  return {
    ...(candidate === undefined ? {} : { candidate: knownCandidate(candidate, evidence) }),
    ...(direction === undefined ? {} : { direction: readDirection(direction, evidence.criterion) }),
    ...(where === undefined ? {} : { facet: readFacet(where, evidence) }),
  };
}

function knownCandidate(id: string, { candidates }: ReviewEvidence): string {
  if (candidates.includes(id)) return id;
  throw new InputError({
    message: `no ranked candidate has the id "${id}"`,
    remedy: `name one of: ${candidates.join(', ')}`,
  });
}

function readDirection(
  text: string,
  criterion: Criterion,
): { readonly gold: number; readonly verdict: number } {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const gold = readLabel(criterion, text.slice(0, colon));
    const verdict = readLabel(criterion, text.slice(colon + 1));
    if (gold.kind === 'label' && verdict.kind === 'label')
      return { gold: gold.label, verdict: verdict.label };
  }
  const labels = criterion.labels.map(({ id }) => id);
  throw new InputError({
    message: `"${text}" is no direction`,
    remedy: `write the gold label, a colon, the verdict, for example ${labels[0]}:${labels[1]}; labels are ${labels.join(', ')}`,
  });
}

function readFacet(
  text: string,
  { queue }: ReviewEvidence,
): { readonly name: string; readonly value: string } {
  const equals = text.indexOf('=');
  const name = text.slice(0, equals);
  const value = text.slice(equals + 1);
  const known = new Set(
    queue.flatMap(({ facets }) => Object.entries(facets).map(([own, its]) => `${own}=${its}`)),
  );
  if (equals > 0 && known.has(text)) return { name, value };
  throw new InputError({
    message: `no item of the queue has ${equals > 0 ? text : `the facet value "${text}"`}`,
    remedy: `write a facet of the study and its value, for example one of: ${[...known].sort().slice(0, 8).join(', ') || 'none, the study names no facets'}`,
  });
}
