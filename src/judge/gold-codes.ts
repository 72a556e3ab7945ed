import type { Criterion } from '../domain/criterion.ts';

/** Gold as indices into the criterion's labels, in the order of the items given; -1 where an item has none. */
export function goldCodes(
  criterion: Criterion,
  gold: ReadonlyMap<string, string>,
  items: readonly string[],
): Int16Array {
  const codes = new Map(criterion.labels.map(({ id }, index) => [id, index]));
  return Int16Array.from(items, (item) => codes.get(gold.get(item) ?? '') ?? -1);
}
