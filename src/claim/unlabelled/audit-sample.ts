import { type Answers, verdictsAt } from '../../compare/answers.ts';
import { stream } from '../../stats/index.ts';

/** One item to be labelled by people, with the probability with which it was drawn. */
export interface AuditItem {
  readonly item: number;
  /** Above 0, at most 1. */
  readonly probability: number;
  /** A number, not a name: whoever labels must not learn the verdict from it. */
  readonly stratum: string;
}

/**
 * Draws items for people to label, stratified by what the judge said of them (each label, and no verdict): as many from
 * each stratum, so that the rare label is looked at too, and all of a smaller one. Within a stratum every item is as
 * likely as another, and the probability stands beside each, so that estimates weigh them back to what they were drawn
 * from. The order is random and tells nothing of the strata. The same seed draws the same items, whatever order they
 * are listed in.
 *
 * @param keys of all items, by number: names the item in the random stream
 * @param size items to draw; all where there are fewer
 */
export function auditSample(
  answers: Answers,
  items: Int32Array,
  keys: readonly string[],
  size: number,
  seed: string,
): readonly AuditItem[] {
  const strata = new Map<number, number[]>();
  for (const item of items) {
    const stratum = stratumOf(answers, item);
    strata.set(stratum, [...(strata.get(stratum) ?? []), item]);
  }
  const ordered = [...strata].sort(([left], [right]) => left - right).map(([, members]) => members);
  const shares = allocate(
    ordered.map((members) => members.length),
    size,
  );
  const place = (item: number) => stream(seed, 'audit', keys[item] ?? '').nextUniform();
  return ordered
    .flatMap((members, index) => {
      const drawn = shares[index] ?? 0;
      return byPlace(members, place)
        .slice(0, drawn)
        .map((item) => ({ item, probability: drawn / members.length, stratum: `audit-${index + 1}` }));
    })
    .map((entry) => ({ entry, at: stream(seed, 'order', keys[entry.item] ?? '').nextUniform() }))
    .sort((left, right) => left.at - right.at)
    .map(({ entry }) => entry);
}

function byPlace(items: readonly number[], place: (item: number) => number): readonly number[] {
  return items
    .map((item) => ({ item, at: place(item) }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

/** The label given most often, the first of equals; one more for items without a verdict. */
function stratumOf(answers: Answers, item: number): number {
  if (verdictsAt(answers, item) === 0) return answers.labels;
  let best = 0;
  for (let label = 1; label < answers.labels; label++) {
    const from = item * answers.width;
    if ((answers.counts[from + label] as number) > (answers.counts[from + best] as number)) best = label;
  }
  return best;
}

/** Equal shares; what a small stratum cannot fill goes to the others. */
function allocate(sizes: readonly number[], total: number): readonly number[] {
  const drawn = sizes.map(() => 0);
  let left = Math.min(
    total,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  while (left > 0) {
    for (let index = 0; index < sizes.length && left > 0; index++) {
      if ((drawn[index] ?? 0) >= (sizes[index] ?? 0)) continue;
      drawn[index] = (drawn[index] ?? 0) + 1;
      left--;
    }
  }
  return drawn;
}
