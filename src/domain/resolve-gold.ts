import type { Conclusion } from './annotation.ts';
import type { AnnotationColumns } from './columns.ts';
import {
  type AnnotatorLabels,
  GOLD_REASONS,
  type Gold,
  type GoldPolicy,
  type GoldReason,
  type Reference,
} from './gold.ts';
import { collectVotes, type Votes } from './gold-votes.ts';
import { type Sampling, samplingOf } from './sampling.ts';

export interface GoldInput {
  readonly policy: GoldPolicy;
  /** Number of items. */
  readonly items: number;
  readonly annotations: AnnotationColumns;
  /** Conclusions of reviews that may change gold: item -> conclusion in force and, for `gold is`, its code. */
  readonly reviews?: ReadonlyMap<
    number,
    { readonly conclusion: Conclusion['kind'] | 'reviewers differ'; readonly label: number }
  >;
}

/**
 * Resolves annotations into gold by the study's policy. Annotations whose annotator had seen verdicts, those with role
 * `review`, and labels picked by disagreement or suggestion without a recorded probability never enter.
 *
 * Default: with one primary annotator that label; with two the adjudicated or final label where every split
 * item has one, else no consensus (each annotator is a reference of its own, and figures are averaged); with
 * three or more the strict majority. An adjudicated or final label stands wherever there is one.
 */
export function resolveGold(input: GoldInput): Gold {
  const sampling = samplingOf(input.items, input.annotations);
  const votes = collectVotes(input.items, input.annotations, sampling);
  const gold = withSampling(applyPolicy(input.policy, votes), sampling);
  return applyReviews(gold, input.reviews ?? new Map());
}

function withSampling(gold: Gold, { weights, unrecorded, refused }: Sampling): Gold {
  const why = gold.why.map((code, item) => (code === NO_ANNOTATION && refused[item] === 1 ? PICKED : code));
  return {
    ...gold,
    why,
    ...(weights === undefined ? {} : { weights }),
    ...(unrecorded === 0 ? {} : { unrecorded }),
  };
}

const NO_ANNOTATION = GOLD_REASONS.indexOf('no annotation');
const PICKED = GOLD_REASONS.indexOf('chosen by disagreement or suggestion, without a recorded probability');

function applyPolicy(policy: GoldPolicy, votes: Votes): Gold {
  switch (policy.kind) {
    case 'annotator': {
      const named = votes.all.find((entry) => entry.name === policy.annotator);
      const labels = named?.labels ?? new Int16Array(votes.items).fill(-1);
      return consensus(
        `the labels of ${policy.annotator}`,
        labels,
        votes,
        'no annotation',
        named ? [named] : [],
      );
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
  return consensus(majorityRule(votes), labels, votes, 'annotators tied');
}

/** Says on how many labels the majorities rest: one of one is a majority, too. */
function majorityRule({ primary, items, settled }: Votes): string {
  const itemsWith = new Map<number, number>();
  for (let item = 0; item < items; item++) {
    const labels = primary.filter((annotator) => (annotator.labels[item] ?? -1) >= 0).length;
    if (labels > 0) itemsWith.set(labels, (itemsWith.get(labels) ?? 0) + 1);
  }
  const counts = [...itemsWith].sort(([left], [right]) => right - left);
  const spread =
    counts.length < 2
      ? ''
      : ` (${counts.map(([labels, times]) => `${times} items have ${labels}`).join(', ')})`;
  const first = settled.some((label) => label >= 0) ? ', an adjudicated or final label first' : '';
  return `the strict majority of the labels of ${primary.length} annotators${spread}${first}`;
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

/** @param asked those whose abstention explains that an item has no gold. */
function consensus(
  rule: string,
  labels: Int16Array,
  votes: Votes,
  unresolved: GoldReason,
  asked: readonly AnnotatorLabels[] = votes.primary,
): Gold {
  return {
    rule,
    references: [{ name: 'gold', labels }],
    why: reasons(votes.items, asked, (item) => (labels[item] ?? -1) >= 0, unresolved),
    annotators: votes.primary,
    provenances: votes.provenances,
  };
}

function averaged(votes: Votes): Gold {
  const labelled = (item: number) => votes.primary.some((entry) => (entry.labels[item] ?? -1) >= 0);
  return {
    rule: `no consensus: each figure against each of ${votes.primary.length} annotators, averaged`,
    references: votes.primary,
    why: reasons(votes.items, votes.primary, labelled, 'no annotation'),
    annotators: votes.primary,
    provenances: votes.provenances,
  };
}

function reasons(
  items: number,
  asked: readonly AnnotatorLabels[],
  labelled: (item: number) => boolean,
  unresolved: GoldReason,
): Uint8Array {
  const why = new Uint8Array(items);
  for (let item = 0; item < items; item++) {
    if (labelled(item)) continue;
    const voted = asked.some((entry) => (entry.labels[item] ?? -1) >= 0);
    const abstained = asked.some((entry) => entry.abstained[item] === 1);
    const reason: GoldReason = voted ? unresolved : abstained ? 'annotators abstained' : 'no annotation';
    why[item] = GOLD_REASONS.indexOf(reason);
  }
  return why;
}

const REVIEW_REASONS: Partial<Record<Conclusion['kind'] | 'reviewers differ', GoldReason>> = {
  ambiguous: 'review: ambiguous',
  'criterion gap': 'review: criterion gap',
  'transcript defect': 'review: transcript defect',
  'reviewers differ': 'review: reviewers differ',
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
