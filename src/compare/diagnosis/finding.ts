/** What a finding is about, in the order of weight: the first that applies is what to act on. */
export const FINDINGS = [
  'validation is stale',
  'tuned on these labels',
  'served by several models',
  'no verdicts',
  'degenerate judge',
  'too few gold items',
  'verdicts missing',
  'not above a floor',
  'a facet alone explains it',
  'prevalence paradox',
  'kappa is capped',
  'prevalence differs from deployment',
  'net bias',
  'nothing found',
] as const;

/** One thing that a reader of a candidate's figures must not miss. */
export interface Finding {
  readonly name: (typeof FINDINGS)[number];
  /** A sentence or two, with the figures it rests on. */
  readonly says: string;
  /** What to do about it, as a sentence. */
  readonly next?: string;
}

/** What a diagnosis finds under this name, where it does. */
export function findingOf(diagnosis: readonly Finding[], name: Finding['name']): Finding | undefined {
  return diagnosis.find((finding) => finding.name === name);
}
