import { clusterJackknife, MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { type Interval, tailOf } from '../intervals/interval.ts';
import { fromScale, toScale } from '../intervals/transform.ts';
import { tCdf, tQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/** Sums of a judge's verdicts per cluster. */
export interface ClusterSums {
  /** How many clusters (rows of `counts`); with `times`, how many different ones. An item that stands alone is a cluster. */
  readonly clusters: number;
  /** One vector of sums per cluster, one after the other, all of one length. */
  readonly counts: Float64Array;
  /** How many clusters have each vector; 1 each unless given. */
  readonly times?: Float64Array;
  /** 0.95 unless given. */
  readonly level?: number;
}

/** How a figure's interval is made. */
export interface ShareSettings {
  readonly scale: 'logit' | 'identity';
  /** The interval's name. */
  readonly method: string;
  /** What resampling cannot see (partial pooling), added to the variance; 0 unless given. */
  readonly extraVariance?: number;
  /** What the clusters hold that the degrees of freedom count, in words: ' with gold' unless given. */
  readonly counted?: string;
}

/** A share or a difference of shares, from clusters with gold and clusters without together. */
export interface ShareByCluster {
  readonly estimate: Statistic;
  readonly standardError: Statistic;
  readonly interval: Interval;
  /** Two-sided, of the hypothesis that the figure is 0: of use for differences. */
  readonly pValue: Statistic;
  /** Clusters with any verdict, and those of them with gold, which set the degrees of freedom. */
  readonly clusters: number;
  readonly goldClusters: number;
}

/**
 * A figure of all clusters by the cluster jackknife, those with gold and those without together: a t interval with
 * (clusters with gold - 1) degrees of freedom, for how well the judge is known depends on them. Not clipped.
 *
 * There is no interval with fewer than 8 clusters with gold, or where the figure does not exist without one cluster.
 *
 * Quenouille 1956, Biometrika 43:353-360; degrees of freedom after Bell & McCaffrey 2002, Survey Methodology 28:169-181.
 *
 * @param scale the scale on which the figure is treated as normal; the logit only where it lies within 0 to 1
 * @param isGold whether a position of the vectors counts items with gold
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * shareByCluster({ clusters: 8, counts: Float64Array.of(3, 1, 2, 2, 4, 0, 3, 1, 2, 2, 1, 3, 3, 1, 4, 0) }, (c) => c[0] / (c[0] + c[1]), () => true, { scale: 'identity', method: 'jackknife' }).estimate.value // 0.6875
 */
export function shareByCluster(
  { clusters: vectors, counts, times, level = 0.95 }: ClusterSums,
  statistic: (sums: Float64Array) => number | undefined,
  isGold: (position: number) => boolean,
  { scale, method, extraVariance = 0, counted = ' with gold' }: ShareSettings,
): ShareByCluster {
  const tail = tailOf(level);
  const jackknife = clusterJackknife({
    clusters: vectors,
    counts,
    ...(times === undefined ? {} : { times }),
    statistic,
    transform: 'identity',
    level,
  });
  const goldClusters = clustersWithGold(vectors, counts, times, isGold);
  const { estimate, clusters } = jackknife;
  const sampling = jackknife.standardError;
  const without = (reason: string): ShareByCluster => {
    const missing = none(reason);
    return {
      estimate,
      standardError: missing,
      interval: { none: reason },
      pValue: missing,
      clusters,
      goldClusters,
    };
  };
  if (estimate.value === undefined) return without(estimate.reason);
  if (goldClusters < MINIMUM_CLUSTERS)
    return without(`too few clusters${counted}: ${goldClusters}, at least ${MINIMUM_CLUSTERS} are needed`);
  if (sampling.value === undefined) return without(sampling.reason);
  const error = Math.sqrt(sampling.value ** 2 + extraVariance);
  // What differs by rounding alone does not differ.
  if (error <= 1e-12) return without('nothing varies between clusters, so there is no interval');
  return {
    estimate,
    standardError: defined(error),
    interval: {
      ...rangeAround(estimate.value, tQuantile(1 - tail, goldClusters - 1) * error, scale),
      level,
      method,
    },
    pValue: defined(2 * tCdf(-Math.abs(estimate.value) / error, goldClusters - 1)),
    clusters,
    goldClusters,
  };
}

/** A share's interval leans towards its middle: on the logit, by the slope of the logit there. */
function rangeAround(
  estimate: number,
  half: number,
  scale: ShareSettings['scale'],
): { readonly low: number; readonly high: number } {
  const centre = scale === 'logit' ? toScale('logit', estimate) : undefined;
  if (centre === undefined) return { low: estimate - half, high: estimate + half };
  const scaled = half / (estimate * (1 - estimate));
  return { low: fromScale('logit', centre - scaled), high: fromScale('logit', centre + scaled) };
}

/**
 * Sums of all clusters.
 *
 * @example
 * totalsOf({ clusters: 2, counts: Float64Array.of(1, 2, 3, 4), times: Float64Array.of(1, 10) }) // [31, 42]
 */
export function totalsOf({ clusters, counts, times }: ClusterSums): Float64Array {
  const totals = new Float64Array(clusters === 0 ? 0 : counts.length / clusters);
  for (let i = 0; i < counts.length; i++) {
    const alike = times?.[Math.floor(i / totals.length)] ?? 1;
    totals[i % totals.length] = (totals[i % totals.length] as number) + alike * (counts[i] as number);
  }
  return totals;
}

function clustersWithGold(
  vectors: number,
  counts: Float64Array,
  times: Float64Array | undefined,
  isGold: (position: number) => boolean,
): number {
  const length = vectors === 0 ? 0 : counts.length / vectors;
  let clusters = 0;
  for (let vector = 0; vector < vectors; vector++) {
    for (let position = 0; position < length; position++) {
      if (!isGold(position) || counts[vector * length + position] === 0) continue;
      clusters += times?.[vector] ?? 1;
      break;
    }
  }
  return clusters;
}
