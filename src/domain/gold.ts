import { ANNOTATION_ROLES, type Conclusion, PROVENANCES, type Provenance, SAW } from './annotation.ts';
import type { AnnotationColumns } from './columns.ts';
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
  readonly annotators: readonly Reference[];
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

export interface GoldInput {
  readonly policy: GoldPolicy;
  /** Number of items. */
  readonly items: number;
  readonly annotations: AnnotationColumns;
  /** Conclusions of reviews that may change gold: item -> conclusion in force and, for `gold is`, its code. */
  readonly reviews?: ReadonlyMap<number, { readonly conclusion: Conclusion['kind']; readonly label: number }>;
}

/**
 * Resolves annotations into gold by the study's policy. Annotations whose annotator had seen verdicts, and
 * those with role `review`, never enter.
 *
 * Default: with one primary annotator that label; with two the adjudicated or final label where every split
 * item has one, else no consensus (each annotator is a reference of its own, and figures are averaged); with
 * three or more the strict majority. An adjudicated or final label stands wherever there is one.
 */
export function resolveGold(input: GoldInput): Gold {
  const votes = collectVotes(input);
  const gold = applyPolicy(input.policy, votes);
  return applyReviews(gold, input.reviews ?? new Map());
}

interface Votes {
  readonly items: number;
  /** Primary annotators' labels, ordered by name. */
  readonly primary: readonly Reference[];
  /** Adjudicated or final label per item, -1 where none; final before adjudication. */
  readonly settled: Int16Array;
  /** 1 where somebody in any role was asked and abstained. */
  readonly abstained: Uint8Array;
  readonly all: readonly Reference[];
  readonly provenances: readonly Provenance[];
}

function collectVotes({ items, annotations }: GoldInput): Votes {
  const empty = () => new Int16Array(items).fill(-1);
  const byAnnotator = annotations.annotators.map(empty);
  const isPrimary = annotations.annotators.map(() => false);
  const settled = empty();
  const settledRank = new Uint8Array(items);
  const abstained = new Uint8Array(items);
  const provenances = new Set<number>();
  for (let row = 0; row < annotations.rows; row++) {
    const role = ANNOTATION_ROLES[annotations.role[row] ?? 0];
    if (role === 'review' || role === 'relabel' || SAW[annotations.saw[row] ?? 0] !== 'nothing') continue;
    const item = annotations.item[row] ?? 0;
    const annotator = annotations.annotator[row] ?? 0;
    const label = annotations.label[row] ?? -1;
    provenances.add(annotations.provenance[row] ?? 0);
    if (label < 0) {
      abstained[item] = 1;
      continue;
    }
    const own = byAnnotator[annotator];
    if (own) own[item] = label;
    if (role === 'primary') isPrimary[annotator] = true;
    const rank = role === 'final' ? 2 : role === 'adjudication' ? 1 : 0;
    if (rank > (settledRank[item] ?? 0)) {
      settledRank[item] = rank;
      settled[item] = label;
    }
  }
  const all = annotations.annotators
    .map((name, index) => ({
      name,
      labels: byAnnotator[index] ?? empty(),
      primary: isPrimary[index] === true,
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    items,
    primary: all.filter((entry) => entry.primary).map(({ name, labels }) => ({ name, labels })),
    all: all.map(({ name, labels }) => ({ name, labels })),
    settled,
    abstained,
    provenances: PROVENANCES.filter((_, code) => provenances.has(code)),
  };
}

function applyPolicy(policy: GoldPolicy, votes: Votes): Gold {
  switch (policy.kind) {
    case 'annotator': {
      const named = votes.all.find((entry) => entry.name === policy.annotator);
      const labels = named?.labels ?? new Int16Array(votes.items).fill(-1);
      return consensus(`the labels of ${policy.annotator}`, labels, votes, 'no annotation');
    }
    case 'each':
      return averaged(votes);
    case 'majority':
      return majority(votes);
    case 'default':
      break;
  }
  if (votes.primary.length > 2) return majority(votes);
  if (votes.primary.length === 2) {
    const labels = agreedOrSettled(votes);
    return isEverySplitSettled(votes)
      ? consensus(
          'the adjudicated or final label where there is one, else the label both annotators gave',
          labels,
          votes,
          'annotators differ and nobody adjudicated',
        )
      : averaged(votes);
  }
  const single = votes.primary[0];
  const labels = votes.settled.slice();
  for (let item = 0; item < votes.items; item++) {
    if ((labels[item] ?? -1) < 0) labels[item] = single?.labels[item] ?? -1;
  }
  const rule = single ? `the labels of the one annotator, ${single.name}` : 'the adjudicated or final labels';
  return consensus(rule, labels, votes, 'no annotation');
}

function majority(votes: Votes): Gold {
  const labels = votes.settled.slice();
  for (let item = 0; item < votes.items; item++) {
    if ((labels[item] ?? -1) < 0) labels[item] = strictMajority(votes.primary, item);
  }
  return consensus(
    `the strict majority of ${votes.primary.length} annotators, an adjudicated or final label first`,
    labels,
    votes,
    'annotators tied',
  );
}

function strictMajority(raters: readonly Reference[], item: number): number {
  const given = raters.map((rater) => rater.labels[item] ?? -1).filter((label) => label >= 0);
  return given.find((label) => 2 * given.filter((other) => other === label).length > given.length) ?? -1;
}

function agreedOrSettled(votes: Votes): Int16Array {
  const labels = votes.settled.slice();
  for (let item = 0; item < votes.items; item++) {
    if ((labels[item] ?? -1) >= 0) continue;
    labels[item] = strictMajority(votes.primary, item);
  }
  return labels;
}

function isEverySplitSettled(votes: Votes): boolean {
  const [first, second] = votes.primary;
  for (let item = 0; item < votes.items; item++) {
    const one = first?.labels[item] ?? -1;
    const two = second?.labels[item] ?? -1;
    if (one >= 0 && two >= 0 && one !== two && (votes.settled[item] ?? -1) < 0) return false;
  }
  return true;
}

function consensus(rule: string, labels: Int16Array, votes: Votes, unresolved: GoldReason): Gold {
  return {
    rule,
    references: [{ name: 'gold', labels }],
    why: reasons(votes, (item) => (labels[item] ?? -1) >= 0, unresolved),
    annotators: votes.primary,
    provenances: votes.provenances,
  };
}

function averaged(votes: Votes): Gold {
  const labelled = (item: number) => votes.primary.some((entry) => (entry.labels[item] ?? -1) >= 0);
  return {
    rule: `no consensus: each figure against each of ${votes.primary.length} annotators, averaged`,
    references: votes.primary,
    why: reasons(votes, labelled, 'no annotation'),
    annotators: votes.primary,
    provenances: votes.provenances,
  };
}

function reasons(votes: Votes, labelled: (item: number) => boolean, unresolved: GoldReason): Uint8Array {
  const why = new Uint8Array(votes.items);
  for (let item = 0; item < votes.items; item++) {
    if (labelled(item)) continue;
    const voted = votes.primary.some((entry) => (entry.labels[item] ?? -1) >= 0);
    const reason: GoldReason = voted
      ? unresolved
      : votes.abstained[item]
        ? 'annotators abstained'
        : 'no annotation';
    why[item] = GOLD_REASONS.indexOf(reason);
  }
  return why;
}

const REVIEW_REASONS: Partial<Record<Conclusion['kind'], GoldReason>> = {
  ambiguous: 'review: ambiguous',
  'criterion gap': 'review: criterion gap',
  'transcript defect': 'review: transcript defect',
};

function applyReviews(gold: Gold, reviews: NonNullable<GoldInput['reviews']>): Gold {
  if (reviews.size === 0) return gold;
  const references = gold.references.map(({ name, labels }) => ({ name, labels: labels.slice() }));
  const why = gold.why.slice();
  for (const [item, review] of reviews) {
    const reason = REVIEW_REASONS[review.conclusion];
    if (review.conclusion !== 'gold is' && reason === undefined) continue;
    for (const reference of references) reference.labels[item] = reason === undefined ? review.label : -1;
    why[item] = GOLD_REASONS.indexOf(reason ?? 'labelled');
  }
  return { ...gold, references, why };
}
