/** `rating` labels are whole numbers in order; `ordinal` labels are any words in order, lowest first. */
export type Scale = 'binary' | 'nominal' | 'ordinal' | 'rating' | 'pairwise';

export interface Label {
  readonly id: string;
  readonly definition?: string;
  /** Other spellings that imports and replies may use for this label. Exact, case sensitive. */
  readonly aliases: readonly string[];
}

/** A threshold that makes an ordered scale binary: labels at or above `from` are positive. */
export interface Cut {
  readonly id: string;
  /** Index of the lowest positive label, 1 to labels - 1. */
  readonly from: number;
}

/** One question put to raters, and its closed set of labels. */
export interface Criterion {
  readonly id: string;
  readonly question: string;
  readonly scale: Scale;
  /** At least two. In order, lowest first, where the scale is ordinal or rating. */
  readonly labels: readonly Label[];
  /** Index of the positive label: always there for binary, never for ordinal and rating (they have cuts). */
  readonly positive?: number;
  /** Index of the label that means "neither", for pairwise. */
  readonly tie?: number;
  /** Spellings that mean the rater would not decide (`unsure`). An abstention is no label. */
  readonly abstentions: readonly string[];
  readonly cuts: readonly Cut[];
  /** What each error costs, in a unit of the study's own: row = gold, column = verdict, 0 on the diagonal. */
  readonly costs?: readonly (readonly number[])[];
  /** Set where the labels are computed from those of other criteria, in comparison, without a call. */
  readonly derived?: Derivation;
}

/** How a derived criterion's label comes from others. Where a source has no label, neither has the derived one. */
export type Derivation =
  /** Labels of an ordered criterion at or above a label are `positive`, the others the other label. */
  | { readonly kind: 'cut'; readonly of: string; readonly from: number }
  /** `map[i]` is the derived label's index for label i of the source, -1 to leave the item out. */
  | { readonly kind: 'collapse'; readonly of: string; readonly map: readonly number[] }
  /** Positive where every condition holds: a verdict gated by other verdicts or by a facet's value. */
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] };

export type Condition =
  | { readonly criterion: string; readonly labels: readonly number[] }
  | { readonly facet: string; readonly values: readonly string[] };

/** What a rater's text says under a criterion. */
export type ReadLabel =
  | { readonly kind: 'label'; readonly label: number }
  | { readonly kind: 'abstained' }
  | { readonly kind: 'unknown' };

/**
 * Reads a label exactly: its id, then its aliases, then the abstentions. Surrounding white space is not part
 * of a label; nothing else is forgiven, so that nothing is guessed.
 */
export function readLabel(criterion: Criterion, text: string): ReadLabel {
  const wanted = text.trim();
  const byId = criterion.labels.findIndex((label) => label.id === wanted);
  if (byId >= 0) return { kind: 'label', label: byId };
  const byAlias = criterion.labels.findIndex((label) => label.aliases.includes(wanted));
  if (byAlias >= 0) return { kind: 'label', label: byAlias };
  return criterion.abstentions.includes(wanted) ? { kind: 'abstained' } : { kind: 'unknown' };
}

/** Whether the scale's labels stand in an order. */
export function isOrdered(criterion: Criterion): boolean {
  return criterion.scale === 'ordinal' || criterion.scale === 'rating';
}

/** The labels' ids, in the criterion's order. */
export function labelIds(criterion: Criterion): readonly string[] {
  return criterion.labels.map((label) => label.id);
}
