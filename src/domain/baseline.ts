import { compareCodePoints } from './canonical-json.ts';
import type { Coded } from './columns.ts';
import { hashText } from './hash.ts';

const FOLDS = 10;

/**
 * The verdicts of a judge that always says gold's most common label: the least any judge must beat.
 * Of equally common labels the first counts.
 */
export function constantVerdicts(gold: Int16Array, labels: number): Int16Array {
  return new Int16Array(gold.length).fill(mostCommon(gold, labels, () => true));
}

/**
 * The verdicts of a judge that knows an item's facet value and nothing else: the most common gold label among
 * items with that value, learnt on the other folds, so that no item's own label is used for its verdict.
 *
 * @param groups what must stay together in a fold: the cluster names where there are clusters, else item keys.
 */
export function priorVerdicts(gold: Int16Array, labels: number, facet: Coded, groups: Coded): Int16Array {
  const fold = foldOfGroup(groups.values);
  const foldAt = (item: number) => fold[groups.codes[item] ?? -1] ?? 0;
  const verdicts = new Int16Array(gold.length).fill(-1);
  for (let held = 0; held < FOLDS; held++) {
    const overall = mostCommon(gold, labels, (item) => foldAt(item) !== held);
    const byValue = learn(gold, labels, facet, (item) => foldAt(item) !== held);
    for (let item = 0; item < gold.length; item++) {
      if (foldAt(item) !== held) continue;
      verdicts[item] = byValue[facet.codes[item] ?? -1] ?? overall;
    }
  }
  return verdicts;
}

/** Groups are dealt out in the order of their hashes, so folds are even and depend on the names alone. */
function foldOfGroup(names: readonly string[]): readonly number[] {
  const dealt = names
    .map((name, index) => ({ index, hash: hashText(name) }))
    .sort((left, right) => compareCodePoints(left.hash, right.hash));
  const folds = new Array<number>(names.length).fill(0);
  dealt.forEach(({ index }, position) => {
    folds[index] = position % FOLDS;
  });
  return folds;
}

function learn(
  gold: Int16Array,
  labels: number,
  facet: Coded,
  learnFrom: (item: number) => boolean,
): readonly (number | undefined)[] {
  const counts = facet.values.map(() => new Float64Array(labels));
  for (let item = 0; item < gold.length; item++) {
    const label = gold[item] ?? -1;
    const row = counts[facet.codes[item] ?? -1];
    if (label >= 0 && row && learnFrom(item)) row[label] = (row[label] ?? 0) + 1;
  }
  return counts.map((row) => (row.some((count) => count > 0) ? indexOfLargest(row) : undefined));
}

function mostCommon(gold: Int16Array, labels: number, counts: (item: number) => boolean): number {
  const tally = new Float64Array(labels);
  for (let item = 0; item < gold.length; item++) {
    const label = gold[item] ?? -1;
    if (label >= 0 && counts(item)) tally[label] = (tally[label] ?? 0) + 1;
  }
  return indexOfLargest(tally);
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
