import { tailOf } from '../intervals/interval.ts';
import { normalQuantile, tQuantile } from '../random/distributions.ts';
import { checkWithin } from './check-share.ts';

/**
 * Design effect: how many times more items a study needs because items of a cluster are alike: 1 + (m - 1) ICC, m the
 * mean cluster size. 1 = items are independent; m = items of a cluster are copies of each other.
 *
 * Kish 1965, Survey Sampling.
 *
 * @throws RangeError when the ICC is outside 0 to 1, or the size below 1.
 * @example
 * designEffect(0.2, 8) // 2.4
 */
export function designEffect(icc: number, clusterSize: number): number {
  if (!(icc >= 0 && icc <= 1))
    throw new RangeError(`an intraclass correlation lies between 0 and 1, got ${icc}`);
  if (!(clusterSize >= 1 && clusterSize < Number.POSITIVE_INFINITY))
    throw new RangeError(`a cluster has at least 1 item, got ${clusterSize}`);
  return 1 + (clusterSize - 1) * icc;
}

/** Items in clusters, and how many clusters they are. */
export interface ClusteredItems {
  readonly items: number;
  readonly clusters: number;
}

/**
 * How many items in clusters tell as much as `items` independent ones: times the design effect, and times the square of
 * t over z, because the spread between few clusters is itself uncertain. At least 8 clusters.
 *
 * Whole clusters of the given mean size. With size 1 nothing is added.
 *
 * Donner & Klar 2000, Design and Analysis of Cluster Randomization Trials, section 5; the t for z correction: Snedecor &
 * Cochran 1989, Statistical Methods, section 6.
 *
 * @throws RangeError when an argument is out of its range.
 * @example
 * clusteredItems(107, 0.2, 8) // { items: 280, clusters: 35 }
 */
export function clusteredItems(
  items: number,
  icc: number,
  clusterSize: number,
  level = 0.95,
): ClusteredItems {
  checkWithin('a number of items', items, 0, Number.POSITIVE_INFINITY);
  const effect = designEffect(icc, clusterSize);
  const tail = tailOf(level);
  if (clusterSize === 1) return { items: Math.ceil(items), clusters: Math.ceil(items) };
  const z = normalQuantile(1 - tail);
  let clusters = Math.max(8, Math.ceil((items * effect) / clusterSize));
  // More clusters need less correction, so the count rises to its fixed point and stays.
  for (;;) {
    const stretch = (tQuantile(1 - tail, clusters - 1) / z) ** 2;
    const needed = Math.max(8, Math.ceil((items * effect * stretch) / clusterSize));
    if (needed <= clusters) return { items: Math.round(clusters * clusterSize), clusters };
    clusters++;
  }
}
