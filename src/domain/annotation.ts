import { hashValue } from './hash.ts';

/** Where a label comes from. Only `human` and `deterministic` may be called gold without a warning. */
export const PROVENANCES = ['human', 'deterministic', 'llm', 'illustrative'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** In which capacity a label was given; reliability among annotators is measured on `primary` alone. */
export const ANNOTATION_ROLES = ['primary', 'relabel', 'adjudication', 'final', 'review'] as const;
export type AnnotationRole = (typeof ANNOTATION_ROLES)[number];

/** What the annotator had seen of the judges before labelling. */
export const SAW = ['nothing', 'verdicts'] as const;
export type Saw = (typeof SAW)[number];

/** Why this item was labelled and another was not. */
export const CHOSEN_HOW = ['all', 'random', 'stratum', 'disagreement', 'suggested'] as const;

/** How the item came to be labelled. A label without a known probability stands for itself only. */
export interface Chosen {
  readonly how: (typeof CHOSEN_HOW)[number];
  /** Probability with which the item was drawn, above 0, at most 1. */
  readonly probability?: number;
  readonly stratum?: string;
}

/** One label an annotator gave one item under one criterion. One line of `annotations.jsonl`; never changed. */
export interface Annotation {
  readonly item: string;
  readonly criterion: string;
  readonly annotator: string;
  /** The label's id; `null` for an abstention. */
  readonly label: string | null;
  readonly provenance: Provenance;
  readonly role: AnnotationRole;
  readonly saw: Saw;
  readonly view: string;
  readonly chosen: Chosen;
  /** When it was given, ISO 8601 in UTC, where known. */
  readonly at?: string;
  readonly note?: string;
}

/** What a reviewer concluded about an item. One line of `decisions.jsonl`; superseded, never changed. */
export interface Decision {
  readonly id: string;
  readonly item: string;
  readonly criterion: string;
  readonly reviewer: string;
  readonly conclusion: Conclusion;
  readonly note?: string;
  readonly at: string;
  readonly saw: Saw;
  /** Whether it may change the gold used for figures: only one from the full, unfiltered queue may. */
  readonly changesGold: boolean;
  /** The id of the decision that this one replaces. */
  readonly supersedes?: string;
}

export type Conclusion =
  | { readonly kind: 'gold stands' }
  | { readonly kind: 'gold is'; readonly label: string }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'criterion gap' }
  | { readonly kind: 'transcript defect' }
  /** Undo: as if the superseded decision had never been made. */
  | { readonly kind: 'withdrawn' };

/** Names an annotation by its content: importing the same line twice adds nothing. */
export function annotationHash(annotation: Annotation): string {
  return hashValue(annotation);
}
