import type { Conclusion, Decision } from './annotation.ts';
import { hashValue } from './hash.ts';

/** What reviewers concluded under one criterion, as far as it may change gold. */
export interface ReviewsInForce {
  /** Item key -> the conclusion of everyone who reviewed it. */
  readonly agreed: ReadonlyMap<string, Conclusion>;
  /** Items on which two reviewers differ: nobody's word stands, the later one's no more than the earlier one's. */
  readonly open: ReadonlySet<string>;
}

/**
 * What decisions say about gold. Only those from the full queue count (`changesGold`); what was superseded or
 * withdrawn does not. The order of the lines does not matter, so files of two reviewers merge as text.
 *
 * @example reviewsInForce(decisions, 'harmful').agreed.get('s1') // { kind: 'gold is', label: 'yes' }
 */
export function reviewsInForce(decisions: readonly Decision[], criterion: string): ReviewsInForce {
  const agreed = new Map<string, Conclusion>();
  const open = new Set<string>();
  for (const { item, conclusion } of decisionsInForce(
    decisions.filter((decision) => decision.criterion === criterion && decision.changesGold),
  )) {
    const other = agreed.get(item);
    if (other !== undefined && !isSameConclusion(other, conclusion)) open.add(item);
    else agreed.set(item, conclusion);
  }
  for (const item of open) agreed.delete(item);
  return { agreed, open };
}

/**
 * The decisions that stand, at most one per item, criterion, reviewer and kind of queue, in the order of their lines.
 * One supersedes or withdraws only what the same reviewer said in the same place: an opinion from a filtered queue
 * never touches a decision that changes gold. Withdrawing brings back what the withdrawn one had replaced.
 */
export function decisionsInForce(decisions: readonly Decision[]): readonly Decision[] {
  const places = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const place = placeOf(decision);
    const own = places.get(place);
    if (own === undefined) places.set(place, [decision]);
    else own.push(decision);
  }
  const standing = new Set([...places.values()].flatMap((own) => standingOf(own)));
  return decisions.filter((decision) => standing.delete(decision));
}

/** Names a decision by its content and by how many lines came before: said again, it is another decision. */
export function decisionId(decision: Omit<Decision, 'id'>, linesBefore: number): string {
  return hashValue({ decision, linesBefore });
}

function isSameConclusion(left: Conclusion, right: Conclusion): boolean {
  return hashValue(left) === hashValue(right);
}

function standingOf(decisions: readonly Decision[]): readonly Decision[] {
  const withdrawn = new Set(
    decisions.flatMap(({ conclusion, supersedes }) => (conclusion.kind === 'withdrawn' ? [supersedes] : [])),
  );
  const made = decisions.filter(
    ({ id, conclusion }) => conclusion.kind !== 'withdrawn' && !withdrawn.has(id),
  );
  const superseded = new Set(made.map(({ supersedes }) => supersedes));
  const left = made.filter(({ id }) => !superseded.has(id));
  // Two machines of one reviewer: what was said last is what they think.
  return left
    .sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? 1 : -1))
    .slice(0, 1);
}

function placeOf({ item, criterion, reviewer, changesGold }: Decision): string {
  return JSON.stringify([item, criterion, reviewer, changesGold]);
}
