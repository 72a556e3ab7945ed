import { compareCodePoints } from '../domain/canonical-json.ts';
import { hashValue } from '../domain/hash.ts';

export interface OrderedItems {
  /** All items that are shown one at a time. */
  readonly keys: readonly string[];
  /** Those of them that are asked again. */
  readonly repeated: ReadonlySet<string>;
  readonly seed: string;
}

/**
 * The items whose first call lists labels from the last to the first; each repeat turns the order round. Of every
 * repeat half of the calls are reversed: with an odd number one more or one fewer.
 *
 * Each item draws its order by itself, from a hash; then as many items as balance needs, about .4 times the root of
 * their number, are turned over, also by hash. So an item that joins or leaves turns over one other at most, where
 * dealing orders in turn would turn over half of them, to be asked and paid for again. (Where a subset is asked again
 * the subset and the rest are balanced apart, and an item may move between them: then it is a few.)
 */
export function reversedAtFirst({ keys, repeated, seed }: OrderedItems): ReadonlySet<string> {
  const drawn = keys.map((key): Drawn => ({ key, name: hashValue(['label order', seed, key]) }));
  const again = balanced(drawn.filter(({ key }) => repeated.has(key)));
  const excess = 2 * again.length - repeated.size;
  const once = balanced(
    drawn.filter(({ key }) => !repeated.has(key)),
    // The odd one of the one makes up for the odd one of the other.
    excess === 0 ? undefined : excess < 0,
  );
  return new Set([...again, ...once]);
}

interface Drawn {
  readonly key: string;
  readonly name: string;
}

/** @param moreReversed of an odd number, whether the reversed are more; by default as drawn. */
function balanced(items: readonly Drawn[], moreReversed?: boolean): readonly string[] {
  const { reversed = [], forward = [] } = Object.groupBy(items, ({ name }) =>
    Number.parseInt(name.slice(0, 8), 16) % 2 === 0 ? 'forward' : 'reversed',
  );
  const half = items.length / 2;
  const wanted = (moreReversed ?? reversed.length > half) ? Math.ceil(half) : Math.floor(half);
  const tooMany = Math.max(0, reversed.length - wanted);
  const tooFew = Math.max(0, wanted - reversed.length);
  return [...byName(reversed).slice(tooMany), ...byName(forward).slice(0, tooFew)].map(({ key }) => key);
}

/** By the part of the hash that the order was not drawn from. */
function byName(items: readonly Drawn[]): readonly Drawn[] {
  return items.toSorted((left, right) => compareCodePoints(left.name.slice(8), right.name.slice(8)));
}
