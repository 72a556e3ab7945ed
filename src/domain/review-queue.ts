import type { Chosen } from './annotation.ts';
import { compareCodePoints } from './canonical-json.ts';
import { hashText } from './hash.ts';

/** What the queue is made from: one item with gold, and what each ranked candidate said of it. */
export interface ReviewCase {
  /** The item's key. */
  readonly item: string;
  readonly facets: Readonly<Record<string, string>>;
  /** Codes of its gold labels: one, or one per annotator where there is no consensus. */
  readonly gold: readonly number[];
  /** Codes of each candidate's verdicts; several where it was asked again. Without a verdict: none. */
  readonly verdicts: readonly { readonly candidate: string; readonly labels: readonly number[] }[];
}

/** A verdict of a candidate that is not the gold label; both as codes. */
export interface Disagreement {
  /** The candidate's id. */
  readonly candidate: string;
  readonly gold: number;
  readonly verdict: number;
}

export interface QueueEntry {
  readonly item: string;
  readonly facets: Readonly<Record<string, string>>;
  /** How the item came into the queue, as its blind label will say. */
  readonly chosen: Chosen;
  /** Empty for an agreement that was drawn. Never shown before the item is labelled. */
  readonly disagreements: readonly Disagreement[];
}

/** Of the items where every candidate agrees with gold, the share that is reviewed too. */
export const AGREEMENT_SHARE = 0.2;

/**
 * The items to review, in an order that tells nothing: every item where any ranked candidate disagrees with any
 * gold label, and a random share of those where all agree. Fixing gold where one judge disagrees would make that
 * judge look better than its equals; the union treats all alike, and the agreements keep a place in the queue from
 * saying that a judge disagreed.
 *
 * Whether an agreement is drawn, and where an item stands, depends on the seed, the criterion and the item's key
 * alone: other items and later verdicts do not move it.
 *
 * @param agreements share of agreements to draw, 0 to 1.
 * @example reviewQueue(cases, { seed: '1', criterion: 'harmful' }).map(({ item }) => item)
 */
export function reviewQueue(
  cases: readonly ReviewCase[],
  {
    seed,
    criterion,
    agreements = AGREEMENT_SHARE,
  }: { readonly seed: string; readonly criterion: string; readonly agreements?: number },
): readonly QueueEntry[] {
  const entries = cases.flatMap(({ item, facets, gold, verdicts }): QueueEntry[] => {
    const disagreements = verdicts.flatMap(({ candidate, labels }) =>
      disagreementsOf(candidate, labels, gold),
    );
    if (disagreements.length > 0) return [{ item, facets, chosen: BY_DISAGREEMENT, disagreements }];
    const isJudged = verdicts.some(({ labels }) => labels.length > 0);
    if (!isJudged || gold.length === 0 || draw(seed, criterion, 'agreement', item) >= agreements) return [];
    return [
      {
        item,
        facets,
        chosen: { how: 'random', probability: agreements, stratum: 'agreement' },
        disagreements,
      },
    ];
  });
  return entries
    .map((entry) => ({ entry, place: draw(seed, criterion, 'order', entry.item) }))
    .sort((left, right) => left.place - right.place || compareCodePoints(left.entry.item, right.entry.item))
    .map(({ entry }) => entry);
}

const BY_DISAGREEMENT: Chosen = { how: 'disagreement', probability: 1, stratum: 'disagreement' };

function disagreementsOf(
  candidate: string,
  labels: readonly number[],
  gold: readonly number[],
): readonly Disagreement[] {
  return [...new Set(gold)].flatMap((label) =>
    [...new Set(labels)]
      .filter((verdict) => verdict !== label)
      .map((verdict) => ({ candidate, gold: label, verdict })),
  );
}

/** A number from 0 to 1 (excluded) that depends on the names alone: 52 bits of a hash. */
function draw(...names: readonly string[]): number {
  return Number.parseInt(hashText(JSON.stringify(names)).slice(0, 13), 16) / 2 ** 52;
}
