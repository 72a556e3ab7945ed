import type { Selection } from '../selection.ts';

/**
 * Numbers what is left out by the jackknife: the item's cluster, or the item itself where items are independent.
 *
 * @param at place of the item within the selection
 */
export function unitOf({ cluster }: Selection, at: number): number {
  return cluster === undefined ? at : (cluster[at] as number);
}

/** How many there are. */
export function unitCount({ cluster, clusters, items }: Selection): number {
  return cluster === undefined ? items.length : clusters;
}

/** What an item weighs: 1, or more where it was sampled with a smaller probability. */
export function weightOf({ weight }: Selection, at: number): number {
  return weight === undefined ? 1 : (weight[at] as number);
}
