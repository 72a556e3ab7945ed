import { MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { type Interval, tailOf } from '../intervals/interval.ts';
import { fromScale, type Transform, toScale } from '../intervals/transform.ts';
import { tQuantile } from '../random/distributions.ts';
import { type ClusterCounts, totalCounts } from './cluster-counts.ts';
import { jackknifeVariance, leaveOut } from './leave-out.ts';

export interface TwoWayInput {
  /** The same items by the first way, by the second, and by both at once (a cluster per pair that occurs). */
  readonly first: ClusterCounts;
  readonly second: ClusterCounts;
  readonly both: ClusterCounts;
  readonly statistic: (counts: Float64Array) => number | undefined;
  readonly transform: Transform;
  /** 0.95 unless given. */
  readonly level?: number;
}

/**
 * Interval for two crossed kinds of clusters that takes in both dependences together: the jackknife variance along the
 * first way plus that along the second minus that of their intersections, on the transformed scale. Where that is less
 * than the larger of the two (or not positive), the larger stands. t with as many degrees of freedom as the way with
 * fewer clusters has, less one.
 *
 * There is none below 8 clusters along either way, at the end of the scale, or where leaving out one cluster leaves no
 * value.
 *
 * Cameron, Gelbach & Miller 2011, Journal of Business & Economic Statistics 29:238-249.
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * twoWayJackknife({ first: clusterCounts(1, Float64Array.of(1, 1)), second: clusterCounts(1, Float64Array.of(1, 1)), both: clusterCounts(1, Float64Array.of(1, 1)), statistic: (c) => c[0] / (c[0] + c[1]), transform: 'logit' }) // { none: 'too few clusters: 1, at least 8 are needed' }
 */
export function twoWayJackknife(input: TwoWayInput): Interval {
  const { first, second, both, statistic, transform, level = 0.95 } = input;
  const tail = tailOf(level);
  const value = statistic(totalCounts(first));
  if (value === undefined) return { none: 'the statistic does not exist on these counts' };
  const centre = toScale(transform, value);
  if (centre === undefined) {
    return { none: `the estimate is ${value}: nothing varies, so there is no interval` };
  }
  const scaled = (counts: Float64Array) => {
    const own = statistic(counts);
    return own === undefined ? undefined : toScale(transform, own);
  };
  const [one, two, pairs] = [leaveOut(first, scaled), leaveOut(second, scaled), leaveOut(both, scaled)];
  const clusters = Math.min(one.clusters, two.clusters);
  if (clusters < MINIMUM_CLUSTERS) {
    return { none: `too few clusters: ${clusters}, at least ${MINIMUM_CLUSTERS} are needed` };
  }
  if (one.undefinedReplicates + two.undefinedReplicates + pairs.undefinedReplicates > 0) {
    return {
      none: 'without one of the clusters the statistic does not exist or reaches the end of its scale',
    };
  }
  const [firstVariance, secondVariance] = [jackknifeVariance(one.values), jackknifeVariance(two.values)];
  const sum = firstVariance + secondVariance - jackknifeVariance(pairs.values);
  const error = Math.sqrt(Math.max(sum, firstVariance, secondVariance));
  if (error <= 1e-12 * Math.max(1, Math.abs(centre))) {
    return { none: 'the statistic does not vary between clusters' };
  }
  const half = tQuantile(1 - tail, clusters - 1) * error;
  return {
    low: fromScale(transform, centre - half),
    high: fromScale(transform, centre + half),
    level,
    method: 'two-way cluster jackknife',
  };
}
