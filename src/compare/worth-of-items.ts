import {
  clusterJackknife,
  defined,
  itemsWorth,
  none,
  type Statistic,
  tableJackknifeParts,
} from '../stats/index.ts';
import type { Cells } from './cells.ts';
import type { UnitSums } from './evaluate.ts';
import type { Pairing } from './pair.ts';

/** What a clustered item, or one with several verdicts or annotators, is worth for one statistic. */
interface Worth {
  /** Clusters (items, where these are independent) with any item in the statistic. */
  readonly clusters: number;
  /** In independent items with one verdict and one annotator; or why it cannot be told. */
  readonly worth: Statistic;
}

/**
 * The worth of an item, from how much the statistic varies when one cluster is left out at a time, against how much it
 * would if the table's items were independent.
 *
 * @param allAlike whether all items of a cluster may move the figure together: where it follows the mix of classes, and of
 *   a share of verdicts, whose outcome gold is; else those of one gold label do, and misses say nothing of false alarms
 */
export function worthOfItems(
  pairing: Pairing,
  { counts, sides, sumsOf }: Cells,
  unitSums: UnitSums,
  statistic: (total: Float64Array) => number | undefined,
  { level, allAlike }: { readonly level: number; readonly allAlike: boolean },
): Worth {
  const { units } = pairing;
  const { clusters, standardError } = clusterJackknife({
    clusters: units.count,
    counts: unitSums.sums,
    times: units.times,
    statistic,
    transform: 'identity',
    level,
  });
  if (clusters < 2) return { clusters, worth: none('fewer than two clusters') };
  if (standardError.value === undefined) return { clusters, worth: none(standardError.reason) };
  const sums = new Float64Array(unitSums.width);
  const independent = tableJackknifeParts(counts, (items) => {
    sumsOf(items, sums);
    return statistic(sums);
  });
  if ('none' in independent) return { clusters, worth: none(independent.none) };
  const { parts } = independent;
  const variance = total(parts);
  return {
    clusters,
    worth: defined(
      itemsWorth({
        clusteredError: standardError.value,
        independentError: Math.sqrt(variance),
        items: total(counts),
        clusters,
        ...(allAlike || variance === 0 ? {} : { alike: itemsAlike(counts, sides, parts) / clusters }),
        // Several verdicts of an item can make a figure more precise than one; items of a cluster are not believed to.
        mayGain: units.kind === 'patterns',
        level,
      }),
    ),
  };
}

/** Items of one side of gold, averaged over the sides by how much of the variance comes from each. */
function itemsAlike(counts: Float64Array, sides: Int32Array, parts: Float64Array): number {
  const items = new Map<number, number>();
  counts.forEach((count, cell) => {
    const side = sides[cell] as number;
    items.set(side, (items.get(side) ?? 0) + count);
  });
  return total(parts.map((part, cell) => part * (items.get(sides[cell] as number) ?? 0))) / total(parts);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
