import {
  clusterJackknife,
  defined,
  itemsWorth,
  none,
  type Statistic,
  tableJackknifeError,
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
 */
export function worthOfItems(
  pairing: Pairing,
  { counts, sumsOf }: Cells,
  unitSums: UnitSums,
  statistic: (total: Float64Array) => number | undefined,
  level: number,
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
  const independent = tableJackknifeError(counts, (items) => {
    sumsOf(items, sums);
    return statistic(sums);
  });
  if (independent.value === undefined) return { clusters, worth: none(independent.reason) };
  return {
    clusters,
    worth: defined(
      itemsWorth({
        clusteredError: standardError.value,
        independentError: independent.value,
        items: counts.reduce((sum, count) => sum + count, 0),
        clusters,
        // Several verdicts of an item can make a figure more precise than one; items of a cluster are not believed to.
        mayGain: units.kind === 'patterns',
        level,
      }),
    ),
  };
}
