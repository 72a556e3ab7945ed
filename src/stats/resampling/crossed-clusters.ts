import { type ClusterJackknife, clusterJackknife } from '../intervals/cluster-jackknife.ts';
import type { Interval } from '../intervals/interval.ts';
import type { Transform } from '../intervals/transform.ts';
import type { Statistic } from '../statistic.ts';
import { widestInterval } from './widest-interval.ts';

/** One way in which the same items fall into clusters. */
export interface ClusterWay {
  /** As a report names it: `prompt`, `agent`. */
  readonly name: string;
  readonly clusters: number;
  /** One count vector per cluster, as `clusterJackknife` takes them; the vectors of every way have the same sum. */
  readonly counts: Float64Array;
  readonly times?: Float64Array;
}

export interface CrossedClusterInput {
  readonly ways: readonly ClusterWay[];
  readonly statistic: (counts: Float64Array) => number | undefined;
  readonly transform: Transform;
  /** 0.95 unless given. */
  readonly level?: number;
}

export interface CrossedClusters {
  readonly estimate: Statistic;
  /** The widest of the ways' intervals; its method names the way it comes from, and those it is wider than. */
  readonly interval: Interval;
  /** Clusters of the way that the interval comes from; of the one with fewest where there is none. */
  readonly clusters: number;
  readonly ways: readonly { readonly name: string; readonly jackknife: ClusterJackknife }[];
}

/**
 * Interval for items that are dependent in two ways at once (they share a prompt, and they share an agent): the cluster
 * jackknife along each way, and of their intervals the widest. Where one way has no interval there is none, with that
 * way's reason: what cannot be known along it may be the wider.
 *
 * It takes in one dependence at a time. Where both are strong, the sum of both is larger than either: see
 * `twoWayJackknife`.
 *
 * Taking the wider of two one-way intervals is this library's rule; the sum of both is that of Cameron, Gelbach &
 * Miller 2011, Journal of Business & Economic Statistics 29:238-249.
 *
 * @throws RangeError when there is no way, and as `clusterJackknife`.
 * @example
 * crossedClusters({ ways: [{ name: 'prompt', clusters: 8, counts: Float64Array.of(3, 1, 2, 2, 4, 0, 3, 1, 2, 2, 1, 3, 3, 1, 4, 0) }], statistic: (c) => c[0] / (c[0] + c[1]), transform: 'logit' }).interval.method // 'cluster jackknife by prompt'
 */
export function crossedClusters({ ways, ...rest }: CrossedClusterInput): CrossedClusters {
  const all = ways.map(({ name, ...way }) => ({ name, jackknife: clusterJackknife({ ...way, ...rest }) }));
  const [first] = all;
  if (first === undefined) throw new RangeError('give at least one way in which the items are clustered');
  return {
    estimate: first.jackknife.estimate,
    ...widestInterval(
      all.map(({ name, jackknife: { interval, clusters } }) => ({ name, interval, clusters })),
    ),
    ways: all,
  };
}
