import { none, ratio, type Statistic } from '../statistic.ts';

/** How often two calls on one item differ. */
export interface FlipRates {
  /** One call of the first occasion and one of the second. */
  readonly between: Statistic;
  /** Two calls of one occasion: how often the judge contradicts itself anyway. */
  readonly within: Statistic;
  /** Between minus within; 0 where the occasion makes no difference. */
  readonly excess: Statistic;
  /** Items with verdicts on both occasions. */
  readonly items: number;
  /** Items with two or more verdicts on one occasion. */
  readonly repeated: number;
}

/** Numbers that one item, or one cluster of them, adds: flips between, items with both, flips within, items repeated. */
export const FLIP_SUMS = 4;

/**
 * Flip rates of a judge between two occasions, against those between its own repeats: a judge that gives another label in
 * 10 % of repeated calls anyway has not changed because 10 % flip between two occasions. Needs no gold.
 *
 * Shares from 0 to 1; the excess lies between -1 and 1, around 0 where nothing has changed. `between` does not exist
 * without an item that has verdicts on both occasions, `within` without one that has two verdicts on one occasion, the
 * excess without both. Each item weighs the same.
 *
 * @param first label counts of the first occasion, item by item: `first[item * labels + label]`
 * @param second the same of the second
 * Disagreement of two calls within a unit, as Fleiss 1971, Psychological Bulletin 76:378-382.
 *
 * @throws RangeError when the counts do not fill whole items, or the two differ in length.
 * @example
 * flipRates([2, 0, 1, 1], [0, 2, 1, 1], 2).between.value // 0.75
 * flipRates([2, 0, 1, 1], [0, 2, 1, 1], 2).within.value // 0.5
 */
export function flipRates(first: ArrayLike<number>, second: ArrayLike<number>, labels: number): FlipRates {
  const items = checkedItems(first, second, labels);
  const sums = new Float64Array(FLIP_SUMS);
  for (let item = 0; item < items; item++) addFlips(sums, 0, first, second, labels, item);
  const [flips = 0, both = 0, own = 0, repeated = 0] = sums;
  const between = ratio(flips, both, 'no item has verdicts on both occasions');
  const within = ratio(
    own,
    repeated,
    'no item was asked twice on one occasion, so what repeats do is not known',
  );
  return { between, within, excess: excessOf(between, within), items: both, repeated };
}

/**
 * The excess as a function of summed parts, for leaving out clusters; undefined where it does not exist.
 *
 * @example
 * excessOfFlipSums(Float64Array.of(3, 4, 1, 4)) // 0.5
 */
export function excessOfFlipSums(sums: Float64Array): number | undefined {
  const [flips = 0, both = 0, own = 0, repeated = 0] = sums;
  return both === 0 || repeated === 0 ? undefined : flips / both - own / repeated;
}

/**
 * Adds one item's parts to sums at an offset.
 *
 * @example
 * addFlips(new Float64Array(4), 0, [2, 0], [0, 2], 2, 0) // [1, 1, 0, 1]
 */
export function addFlips(
  sums: Float64Array,
  at: number,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  labels: number,
  item: number,
): Float64Array {
  let [ours, theirs, same, alikeOurs, alikeTheirs] = [0, 0, 0, 0, 0];
  for (let label = 0; label < labels; label++) {
    const one = first[item * labels + label] as number;
    const other = second[item * labels + label] as number;
    ours += one;
    theirs += other;
    same += one * other;
    alikeOurs += one * (one - 1);
    alikeTheirs += other * (other - 1);
  }
  if (ours > 0 && theirs > 0) {
    sums[at] = (sums[at] as number) + 1 - same / (ours * theirs);
    sums[at + 1] = (sums[at + 1] as number) + 1;
  }
  // Pairs of calls within an occasion, both occasions together.
  const pairs = ours * (ours - 1) + theirs * (theirs - 1);
  if (pairs > 0) {
    sums[at + 2] = (sums[at + 2] as number) + 1 - (alikeOurs + alikeTheirs) / pairs;
    sums[at + 3] = (sums[at + 3] as number) + 1;
  }
  return sums;
}

function checkedItems(first: ArrayLike<number>, second: ArrayLike<number>, labels: number): number {
  const items = first.length / labels;
  if (!Number.isInteger(items) || first.length !== second.length) {
    throw new RangeError(
      `${first.length} and ${second.length} counts do not stand for the same items with ${labels} labels each`,
    );
  }
  return items;
}

function excessOf(between: Statistic, within: Statistic): Statistic {
  if (between.value === undefined) return between;
  if (within.value === undefined) return none(within.reason);
  return { value: between.value - within.value };
}
