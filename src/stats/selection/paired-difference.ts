import { MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { type Interval, tailOf } from '../intervals/interval.ts';
import { tQuantile } from '../random/distributions.ts';
import { jackknifeVariance, type LeaveOut } from '../resampling/leave-out.ts';

/** A candidate's figure on all items, and without each cluster in turn. */
export interface Jackknifed extends LeaveOut {
  readonly estimate: number;
}

export interface PairedDifference {
  /** First minus second. */
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * How much better one candidate is than another on the same items, with a t interval from leaving out one cluster at a
 * time, (clusters - 1) degrees of freedom. Both lose the same cluster, so that what is hard for both cancels. In the units
 * of the figure; 0 = no difference, positive = the first has more.
 *
 * There is no interval below 8 clusters, where leaving out a cluster leaves one of them without a value, and where the
 * difference does not vary between clusters.
 *
 * Quenouille 1956, Biometrika 43:353-360; Bell & McCaffrey 2002, Survey Methodology 28:169-181.
 *
 * @throws RangeError when the two rest on different numbers of clusters, or the level is not between 0 and 1.
 * @example
 * pairedDifference({ estimate: 0.8, clusters: 2, values: Float64Array.of(0.8, 0.8), undefinedReplicates: 0 }, { estimate: 0.7, clusters: 2, values: Float64Array.of(0.7, 0.7), undefinedReplicates: 0 }).difference // 0.1
 */
export function pairedDifference(first: Jackknifed, second: Jackknifed, level = 0.95): PairedDifference {
  const tail = tailOf(level);
  if (first.clusters !== second.clusters) {
    throw new RangeError(`${first.clusters} and ${second.clusters} clusters: a pair has the same items`);
  }
  const difference = first.estimate - second.estimate;
  return { difference, interval: intervalOf() };

  function intervalOf(): Interval {
    const { clusters } = first;
    if (clusters < MINIMUM_CLUSTERS) {
      return { none: `too few clusters: ${clusters}, at least ${MINIMUM_CLUSTERS} are needed` };
    }
    const missing = Math.max(first.undefinedReplicates, second.undefinedReplicates);
    if (missing > 0) return { none: `without any of ${missing} clusters one of the two has no value` };
    const replicates = first.values.map((value, at) => value - (second.values[at] as number));
    const error = Math.sqrt(jackknifeVariance(replicates));
    if (error <= 1e-12) return { none: 'the difference does not vary between clusters' };
    const half = tQuantile(1 - tail, clusters - 1) * error;
    return {
      low: difference - half,
      high: difference + half,
      level,
      method: 'joint cluster jackknife',
    };
  }
}
