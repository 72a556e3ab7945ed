import { none, ratio, type Statistic } from '../statistic.ts';

/**
 * Standard error of a mean over items that share clusters: the root of the summed squares of each cluster's total
 * distance from the mean, over the number of items. 0 where every cluster has the mean; never negative. With clusters of
 * one item it is the ordinary error with divisor n.
 *
 * `corrected` multiplies it by the root of clusters / (clusters - 1), for few clusters. It does not exist for fewer than
 * two clusters.
 *
 * Liang & Zeger 1986, Biometrika 73:13-22; for evaluations of models Miller 2024, arXiv 2411.00640.
 *
 * @throws RangeError when not every item has a cluster.
 * @example
 * clusterMeanError([1, 1, 1, 0, 0, 0, 1, 1, 0, 1], [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]).value // 0.2315167381
 * clusterMeanError([1, 1, 1, 0, 0, 0, 1, 1, 0, 1], [0, 0, 0, 1, 1, 1, 2, 2, 3, 3], { corrected: true }).value // 0.2673325021
 */
export function clusterMeanError(
  values: ArrayLike<number>,
  clusters: ArrayLike<number>,
  { corrected = false } = {},
): Statistic {
  if (values.length !== clusters.length) {
    throw new RangeError(`${values.length} items and ${clusters.length} clusters: give one per item`);
  }
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  const mean = sum / values.length;
  const distances = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const own = clusters[i] as number;
    distances.set(own, (distances.get(own) ?? 0) + (values[i] as number) - mean);
  }
  const { size } = distances;
  if (size < 2) return none('fewer than two clusters');
  const squares = [...distances.values()].reduce((total, distance) => total + distance * distance, 0);
  return ratio(
    Math.sqrt(corrected ? (squares * size) / (size - 1) : squares),
    values.length,
    'fewer than two clusters',
  );
}
