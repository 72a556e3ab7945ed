import type { Conclusion, Decision } from '../../domain/annotation.ts';
import type { ItemColumns } from '../../domain/columns.ts';
import { type Criterion, readLabel } from '../../domain/criterion.ts';
import { InputError } from '../../domain/problem.ts';
import type { GoldInput } from '../../domain/resolve-gold.ts';
import { reviewsInForce } from '../../domain/review-decisions.ts';
import { plural } from '../../text/plural.ts';

type Reviews = NonNullable<GoldInput['reviews']>;
type Review = Reviews extends ReadonlyMap<number, infer One> ? One : never;

/** Reviews as gold takes them, and what they did, in words for the methods paragraph. */
export interface AppliedReviews {
  readonly reviews: Reviews;
  readonly rule: string;
}

/**
 * The decisions of reviewers that change gold under a criterion, by item number. Items of the test split are left
 * out. A criterion derived from one other takes that one's decisions over; one derived from several takes none, and
 * says so.
 *
 * @throws InputError where a decision names a label that the criterion does not have.
 */
export function appliedReviews(
  decisions: readonly Decision[],
  criterion: Criterion,
  criteria: readonly Criterion[],
  items: ItemColumns,
): AppliedReviews {
  const { derived } = criterion;
  if (derived?.kind === 'all') {
    return {
      reviews: new Map(),
      rule: 'decisions of reviews are not carried over to a criterion of several',
    };
  }
  const source = derived === undefined ? criterion : criteria.find(({ id }) => id === derived.of);
  const { agreed, open } = reviewsInForce(decisions, source?.id ?? criterion.id);
  const reviews = new Map<number, Review>();
  items.keys.forEach((key, item) => {
    if (items.test[item] === 1) return;
    const conclusion = agreed.get(key);
    if (open.has(key)) reviews.set(item, { conclusion: 'reviewers differ', label: -1 });
    else if (conclusion !== undefined) {
      const label = derivedLabel(criterion, labelOf(conclusion, source ?? criterion, key));
      reviews.set(item, { conclusion: conclusion.kind, label });
    }
  });
  return { reviews, rule: ruleOf(reviews) };
}

function labelOf(conclusion: Conclusion, criterion: Criterion, item: string): number {
  if (conclusion.kind !== 'gold is') return -1;
  const read = readLabel(criterion, conclusion.label);
  if (read.kind === 'label') return read.label;
  throw new InputError({
    message: `a reviewer decided that gold of ${item} is "${conclusion.label}", which ${criterion.id} does not have`,
    remedy: `add it to the labels or aliases of ${criterion.id}, or decide the item anew with assay review`,
  });
}

function derivedLabel({ derived, positive, labels }: Criterion, label: number): number {
  if (label < 0 || derived === undefined || derived.kind === 'all') return label;
  if (derived.kind === 'collapse') return derived.map[label] ?? -1;
  const above = positive ?? labels.length - 1;
  return label >= derived.from ? above : above === 0 ? 1 : 0;
}

function ruleOf(reviews: Reviews): string {
  const kinds = [...reviews.values()].map(({ conclusion }) => conclusion);
  const changed = kinds.filter((kind) => kind !== 'gold stands').length;
  const open = kinds.filter((kind) => kind === 'reviewers differ').length;
  const differ = open === 0 ? '' : `, ${open} of them open because reviewers differ`;
  return `with the decisions of reviewers who had seen the verdicts: ${plural(kinds.length, 'item')} reviewed, ${changed} not as before${differ}`;
}
