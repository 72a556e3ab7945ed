import { compareCodePoints } from '../domain/canonical-json.ts';

/** Hexadecimal digits that a number holds exactly. */
const DIGITS = 13;

/**
 * Items in the order of hashes of their keys. Of each hash a number is kept and no text: a hundred thousand texts, each
 * with an object around it, are 15 MB.
 */
export function sortByHash<Item extends { readonly key: string }>(
  items: readonly Item[],
  hashOf: (key: string) => string,
): readonly Item[] {
  const hashAt = (index: number) => hashOf(items[index]?.key ?? '');
  const beginnings = Float64Array.from(items, ({ key }) => Number.parseInt(hashOf(key).slice(0, DIGITS), 16));
  const order = Uint32Array.from(items.keys()).sort(
    (left, right) =>
      (beginnings[left] ?? 0) - (beginnings[right] ?? 0) || compareCodePoints(hashAt(left), hashAt(right)),
  );
  return [...order].flatMap((index) => items[index] ?? []);
}
