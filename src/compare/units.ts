import type { Entries } from './entry-list.ts';

/**
 * What is resampled, and what each of it puts into a table; a unit's entries stand together. A unit is all that one cluster, or one item where items are
 * independent, contributes, with the number of clusters or items that contribute just that: alike ones share every
 * replicate value, so that no statistic is computed twice for them.
 */
export interface Units extends Entries {
  readonly kind: 'clusters' | 'patterns';
  /** Different ones. */
  readonly count: number;
  /** How many clusters (or items, for patterns) each unit stands for. */
  readonly times: Float64Array;
}

/** All clusters, or all items, alike ones counted one by one. */
export function unitTotal({ times }: Units): number {
  return times.reduce((sum, own) => sum + own, 0);
}
