import type { Provenance } from './annotation.ts';
import { hashValue } from './hash.ts';

/** Which annotations stand as gold. `default` follows the number of primary annotators. */
export type GoldPolicy =
  | { readonly kind: 'default' }
  | { readonly kind: 'majority' }
  | { readonly kind: 'each' }
  | { readonly kind: 'annotator'; readonly annotator: string };

/** The labels one figure is computed against: over items, -1 where it has none. */
export interface Reference {
  readonly name: string;
  readonly labels: Int16Array;
}

/** One primary annotator: the labels it gave, and where it was asked and would not decide (1). */
export interface AnnotatorLabels extends Reference {
  readonly abstained: Uint8Array;
}

/** Why an item has no gold label; index 0 means that it has one. The order is the code in `Gold.why`. */
export const GOLD_REASONS = [
  'labelled',
  'no annotation',
  'annotators abstained',
  'annotators tied',
  'annotators differ and nobody adjudicated',
  'review: ambiguous',
  'review: criterion gap',
  'review: transcript defect',
  'review: reviewers differ',
  'shown to judges as an example',
  'chosen by disagreement or suggestion, without a recorded probability',
] as const;
export type GoldReason = (typeof GOLD_REASONS)[number];

/** Gold for one criterion under one policy. */
export interface Gold {
  /** The policy as it was applied, in words for the methods paragraph. */
  readonly rule: string;
  /** One where there is a consensus; one per annotator where each figure is averaged over annotators. */
  readonly references: readonly Reference[];
  /** Over items: code into GOLD_REASONS. */
  readonly why: Uint8Array;
  /** The primary annotators' own labels, for the human ceiling. Ordered by name. */
  readonly annotators: readonly AnnotatorLabels[];
  /** Over items: 1 / the probability of having been labelled, 0 where it is not; absent where all weigh the same. */
  readonly weights?: Float64Array;
  /** Labelled items drawn with a probability that nobody recorded: they stand for themselves only. */
  readonly unrecorded?: number;
  /** Where the labels in use come from, in the order of PROVENANCES. */
  readonly provenances: readonly Provenance[];
}

/** An immutable version of the gold: policy plus everything recorded up to line `n`. */
export interface GoldVersion {
  readonly n: number;
  readonly hash: string;
}

/** Names a version of the gold by its content; the order in which lines were merged does not matter. */
export function goldVersion(
  policy: GoldPolicy,
  annotationHashes: readonly string[],
  decisionIds: readonly string[],
): GoldVersion {
  const lines = [...annotationHashes, ...decisionIds].sort();
  return { n: lines.length, hash: hashValue({ policy, lines }) };
}
