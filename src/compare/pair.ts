import type { LeftOut } from '../domain/measure.ts';
import { type Answers, NO_LABEL, trialsAt, verdictsAt } from './answers.ts';
import type { Selection } from './selection.ts';
import { unitBuilder } from './unit-builder.ts';
import type { Units } from './units.ts';

/**
 * Verdicts beside gold for one selection of items: what every figure is computed from. Cells are numbered
 * `((reference * strata + stratum) * size + gold) * size + judge`; each item used weighs `scale` per reference.
 */
export interface Pairing {
  readonly references: number;
  readonly strata: number;
  /** Labels on either side: the criterion's, and one more where a missing verdict is a label of its own. */
  readonly size: number;
  readonly scale: number;
  /** Whether items weigh differently, by 1 / the probability of having been labelled; their mean weight is `scale`. */
  readonly isWeighted: boolean;
  /** Items with gold. */
  readonly labelled: number;
  /** Items with gold and a verdict. */
  readonly n: number;
  readonly units: Units;
  /** The facet that `units` are clusters of. */
  readonly way?: string;
  /** There where ways of clustering cross: the others. */
  readonly crossed?: readonly { readonly name: string; readonly units: Units }[];
  readonly missing: readonly MissingClass[];
  readonly leftOut: readonly LeftOutCount[];
  /** Items used, by reference and gold label: `reference * size + label`. */
  readonly goldCounts: Float64Array;
}

/** Items without a verdict that share their gold labels, one per reference (-1 where it has none). */
interface MissingClass {
  readonly gold: readonly number[];
  readonly stratum: number;
  /** What they weigh together: their number where items weigh the same. */
  readonly weight: number;
}

/** A reason with its items, and those by gold label averaged over references. */
interface LeftOutCount extends LeftOut {
  readonly byGold: readonly number[];
}

/**
 * Pairs one candidate's answers with gold. Where an item was asked several times it still weighs as one: each
 * verdict weighs `scale` over the number of its verdicts, where `scale` is a common multiple, so that counts
 * stay whole. An item none of whose trials gave a verdict is left out for its most frequent reason.
 *
 * @param alike clusters that contribute just the same become one unit, unless candidates are to be compared cluster by
 *   cluster
 */
export function pair(
  selection: Selection,
  references: readonly Int16Array[],
  answers: Answers,
  scale: number,
  alike: 'merged' | 'apart' = 'merged',
): Pairing {
  const { items, cluster, stratum, strata, way, crossed = [], weight: weights } = selection;
  const isWeighted = weights !== undefined;
  const { labels: size, width, counts } = answers;
  const clusters = cluster === undefined ? undefined : selection.clusters;
  const builder = unitBuilder(clusters, { isWeighted, alike });
  const others = crossed.map((own) => ({
    ...own,
    builder: unitBuilder(own.clusters, { isWeighted, alike }),
  }));
  const goldCounts = new Float64Array(references.length * size);
  const missing = missingCounter(references);
  let n = 0;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    const itemStratum = stratum[at] as number;
    const verdicts = verdictsAt(answers, item);
    const weight = weights === undefined ? 1 : (weights[at] as number);
    if (verdicts === 0) {
      missing.add(item, itemStratum, reasonAt(answers, item), weight);
      continue;
    }
    n++;
    for (let reference = 0; reference < references.length; reference++) {
      const gold = references[reference]?.[item] as number;
      if (gold < 0) continue;
      const goldAt = reference * size + gold;
      goldCounts[goldAt] = (goldCounts[goldAt] as number) + 1;
      const row = ((reference * strata + itemStratum) * size + gold) * size;
      for (let judge = 0; judge < size; judge++) {
        const times = counts[item * width + judge] as number;
        if (times === 0) continue;
        const share = ((times * scale) / verdicts) * weight;
        builder.add(row + judge, share);
        for (const own of others) own.builder.add(row + judge, share);
      }
    }
    builder.close(cluster === undefined ? 0 : (cluster[at] as number));
    for (const own of others) own.builder.close(own.cluster[at] as number);
  }
  return {
    references: references.length,
    strata,
    size,
    scale,
    isWeighted,
    labelled: items.length,
    n,
    units: builder.build(),
    ...(way === undefined ? {} : { way }),
    ...(others.length === 0
      ? {}
      : { crossed: others.map((own) => ({ name: own.name, units: own.builder.build() })) }),
    ...missing.build(size),
    goldCounts,
  };
}

const NEVER_ASKED = NO_LABEL.length;

/** Index into NO_LABEL, or NEVER_ASKED. Of equally frequent reasons the first counts. */
function reasonAt(answers: Answers, item: number): number {
  if (trialsAt(answers, item) === 0) return NEVER_ASKED;
  const from = item * answers.width + answers.labels;
  let best = 0;
  for (let reason = 1; reason < NO_LABEL.length; reason++) {
    if ((answers.counts[from + reason] as number) > (answers.counts[from + best] as number)) best = reason;
  }
  return best;
}

function missingCounter(references: readonly Int16Array[]) {
  const classes = new Map<string, { gold: number[]; stratum: number; weight: number; reasons: number[] }>();
  return {
    add(item: number, stratum: number, reason: number, weight: number): void {
      const gold = references.map((reference) => reference[item] as number);
      const key = `${stratum};${gold.join(',')}`;
      let entry = classes.get(key);
      if (entry === undefined) {
        entry = { gold, stratum, weight: 0, reasons: new Array<number>(NEVER_ASKED + 1).fill(0) };
        classes.set(key, entry);
      }
      entry.weight += weight;
      entry.reasons[reason] = (entry.reasons[reason] as number) + 1;
    },
    build(size: number): { missing: readonly MissingClass[]; leftOut: readonly LeftOutCount[] } {
      // Sorted, so that nothing downstream depends on the order in which items were listed.
      const missing = [...classes.entries()]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([, entry]) => entry);
      const leftOut = [...NO_LABEL, 'no trial'].flatMap((reason, index) => {
        const byGold = new Array<number>(size).fill(0);
        let count = 0;
        for (const { gold, reasons } of missing) {
          const times = reasons[index] as number;
          count += times;
          for (const label of gold) {
            if (label >= 0) byGold[label] = (byGold[label] as number) + times / references.length;
          }
        }
        return count === 0 ? [] : [{ reason: reason.replace('_', ' '), count, byGold }];
      });
      return { missing: missing.map(({ gold, stratum, weight }) => ({ gold, stratum, weight })), leftOut };
    },
  };
}

/**
 * The smallest number that every item's number of verdicts divides, so that their weights are whole. Where it
 * would be absurdly large (many different numbers of repeats) weights stay fractions of 1.
 */
export function commonScale(answers: Answers, items: Int32Array): number {
  const seen = new Set<number>();
  for (const item of items) seen.add(verdictsAt(answers, item));
  let scale = 1;
  for (const verdicts of seen) {
    if (verdicts > 1) scale = (scale / greatestCommonDivisor(scale, verdicts)) * verdicts;
    if (scale > 1e9) return 1;
  }
  return scale;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
