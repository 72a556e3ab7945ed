import type { Annotation } from '../../domain/annotation.ts';
import { canBeChosen } from '../../domain/candidate.ts';
import type { ItemColumns, ReadingColumns } from '../../domain/columns.ts';
import { InputError } from '../../domain/problem.ts';
import type { Study } from '../../domain/study.ts';

/** The cluster and the facets to break down by must be facets of items that are there. */
export function requireFacets(facets: readonly string[], items: ItemColumns, study: Study): void {
  const clusters = study.cluster === undefined ? [] : [study.cluster, ...(study.crossed ?? [])];
  const named = [...clusters, ...facets];
  const missing = named.find((name) => !items.facets.has(name));
  if (missing === undefined) return;
  throw new InputError({
    message: `no item has the facet "${missing}"${clusters.includes(missing) ? ', which the study names as cluster' : ''}`,
    remedy: `name one of those that items have: ${[...items.facets.keys()].join(', ') || 'none'}`,
    at: { file: study.file },
  });
}

/** An annotator whose labels are to be the gold must have given some. */
export function requireAnnotator(annotations: readonly Annotation[], study: Study): void {
  const { policy } = study.gold;
  if (policy.kind !== 'annotator' || annotations.length === 0) return;
  const names = [...new Set(annotations.map((annotation) => annotation.annotator))].sort();
  if (names.includes(policy.annotator)) return;
  throw new InputError({
    message: `no label is by "${policy.annotator}", whom the gold policy names`,
    remedy: `name one of: ${names.join(', ')}`,
    at: { file: study.file },
  });
}

/** The candidate whose rates are to be the headline must have verdicts, and must be one that can be chosen. */
export function requireHeadline(
  headline: string | undefined,
  { candidates }: ReadingColumns,
  study: Study,
): void {
  const known = candidates.filter(canBeChosen).map(({ id }) => id);
  if (headline === undefined || known.includes(headline)) return;
  throw new InputError({
    message: `no candidate "${headline}" has verdicts that a headline could rest on`,
    remedy: `name one of: ${known.join(', ') || 'none yet'}`,
    at: { file: study.file },
  });
}
