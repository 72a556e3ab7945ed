import type { QueueEntry } from './review-queue.ts';

/** A part of the queue to look at. Without any member it is the whole queue. */
export interface ReviewFilter {
  /** A candidate's id: its disagreements, and still the drawn agreements. */
  readonly candidate?: string;
  /** Gold label and verdict, as codes. */
  readonly direction?: { readonly gold: number; readonly verdict: number };
  readonly facet?: { readonly name: string; readonly value: string };
}

/**
 * Whether the filter picks items. What is decided in a filtered queue is recorded as an opinion and changes no gold:
 * a reviewer who looks at one candidate's disagreements alone would make that candidate win.
 */
export function isFiltered({ candidate, direction, facet }: ReviewFilter): boolean {
  return candidate !== undefined || direction !== undefined || facet !== undefined;
}

/** The entries that a filter lets through, in their order. */
export function filterQueue(queue: readonly QueueEntry[], filter: ReviewFilter): readonly QueueEntry[] {
  return isFiltered(filter) ? queue.filter((entry) => passes(entry, filter)) : queue;
}

/**
 * Whether a reviewer who saw that the item is in such a queue knows what judges or gold said: a direction names the
 * verdict. Labels given after that are not blind.
 */
export function tellsVerdict({ direction }: ReviewFilter): boolean {
  return direction !== undefined;
}

function passes(
  { disagreements, facets }: QueueEntry,
  { candidate, direction, facet }: ReviewFilter,
): boolean {
  if (facet !== undefined && (!Object.hasOwn(facets, facet.name) || facets[facet.name] !== facet.value))
    return false;
  if (disagreements.length === 0) return direction === undefined;
  return disagreements.some(
    (one) =>
      (candidate === undefined || one.candidate === candidate) &&
      (direction === undefined || (one.gold === direction.gold && one.verdict === direction.verdict)),
  );
}
