import { tQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { type Interval, tailOf } from './interval.ts';
import { fromScale, type Transform, toScale } from './transform.ts';

/** Below this many clusters no interval is given: none of those simulated covers as it should. */
export const MINIMUM_CLUSTERS = 8;

export interface ClusterJackknifeInput {
  /** How many clusters (rows of `counts`); with `times`, how many different ones. */
  readonly clusters: number;
  /**
   * One count vector per cluster, one after the other, all of one length: clusters x length. A vector may be one
   * table or several (several references, several strata): the statistic knows how it is laid out. Hold only
   * the counts the statistic uses (for a TPR those of the gold's positives): a cluster whose vector is all 0 does
   * not count as a cluster.
   */
  readonly counts: Float64Array;
  /**
   * How many clusters have each vector, where alike clusters are given once; 1 each unless given. They share a replicate
   * value, so that the cost does not grow with their number.
   */
  readonly times?: Float64Array;
  /** The statistic of a summed vector; undefined where it does not exist. It must not keep or change the vector. */
  readonly statistic: (counts: Float64Array) => number | undefined;
  readonly transform: Transform;
  /** 0.95 unless given. */
  readonly level?: number;
}

export interface ClusterJackknife {
  readonly estimate: Statistic;
  /** On the statistic's own scale. */
  readonly standardError: Statistic;
  readonly interval: Interval;
  /** Clusters with any count. */
  readonly clusters: number;
  /** Clusters without which the statistic does not exist, or is infinite on the transformed scale. */
  readonly undefinedReplicates: number;
}

/**
 * Cluster jackknife: leaves out one cluster at a time, so that items which share a prompt or an agent do not pass
 * for independent. The interval is a t interval with (clusters - 1) degrees of freedom on the transformed scale,
 * taken back; replicates vary around their own mean.
 *
 * There is no interval with fewer than 8 clusters, at an estimate at the end of its scale (kappa = 1; a proportion
 * of 0 or 1), when nothing varies between clusters, and when the statistic does not exist or reaches the end of its
 * scale without one of the clusters: everything then hangs on that cluster, and dropping the replicate would
 * hide it. Such replicates are counted. The standard error needs two clusters and every replicate to exist.
 *
 * Quenouille 1956, Biometrika 43:353-360; Tukey 1958; with clusters: Bell & McCaffrey 2002, Survey Methodology
 * 28:169-181. Coverage at nominal 95 %, by simulation: .93 to .97 at 30 to 200 clusters, .92 to .98 at 8 to 20.
 *
 * @throws RangeError when the counts do not fill whole rows, `times` is not a whole number per row, or the level is not between 0 and 1.
 * @example
 * clusterJackknife({ clusters: 8, counts: Float64Array.of(3, 1, 2, 2, 4, 0, 3, 1, 2, 2, 1, 3, 3, 1, 4, 0), statistic: (c) => c[0] / (c[0] + c[1]), transform: 'logit' }).interval.low // 0.4413914323
 */
export function clusterJackknife(input: ClusterJackknifeInput): ClusterJackknife {
  const { statistic, transform, level = 0.95 } = input;
  const tail = tailOf(level);
  const { vectors, times, length, clusters } = checked(input);
  const totals = sumOf(input.counts, times, length);
  const value = clusters === 0 ? undefined : statistic(totals.slice());
  if (value === undefined) {
    const reason = clusters === 0 ? 'no items' : 'the statistic does not exist on these counts';
    const missing = none(reason);
    return {
      estimate: missing,
      standardError: missing,
      interval: { none: reason },
      clusters,
      undefinedReplicates: 0,
    };
  }

  const estimate: number = value;
  const without = new Float64Array(length);
  const plain = replicates(vectors);
  const scaled = replicates(vectors);
  for (let vector = 0; vector < vectors; vector++) {
    const alike = times[vector] as number;
    if (alike === 0) continue;
    leaveOut(input.counts, vector * length, totals, without);
    const replicate = statistic(without);
    if (replicate === undefined) continue;
    plain.add(replicate, alike);
    const onScale = toScale(transform, replicate);
    if (onScale !== undefined) scaled.add(onScale, alike);
  }
  const common = { estimate: defined(estimate), clusters, undefinedReplicates: clusters - scaled.clusters() };
  return {
    ...common,
    standardError:
      clusters < 2
        ? none('fewer than two clusters')
        : plain.clusters() < clusters
          ? none(hangsOn(clusters - plain.clusters()))
          : defined(plain.error()),
    interval: tInterval(),
  };

  function tInterval(): Interval {
    const centre = toScale(transform, estimate);
    if (centre === undefined)
      return { none: `the estimate is ${estimate}: nothing varies, so there is no interval` };
    if (clusters < MINIMUM_CLUSTERS)
      return { none: `too few clusters: ${clusters}, at least ${MINIMUM_CLUSTERS} are needed` };
    if (scaled.clusters() < clusters) return { none: hangsOn(clusters - scaled.clusters()) };
    const error = scaled.error();
    if (error <= 1e-12 * Math.max(1, Math.abs(centre)))
      return { none: 'the statistic does not vary between clusters' };
    const half = tQuantile(1 - tail, clusters - 1) * error;
    return {
      low: fromScale(transform, centre - half),
      high: fromScale(transform, centre + half),
      level,
      method: 'cluster jackknife',
    };
  }
}

function hangsOn(replicates: number): string {
  return replicates === 1
    ? 'without one of the clusters the statistic does not exist or reaches the end of its scale'
    : `without any one of ${replicates} clusters the statistic does not exist or reaches the end of its scale`;
}

interface Checked {
  readonly vectors: number;
  /** How many clusters each vector stands for; 0 where it is empty, so that it is no cluster. */
  readonly times: Float64Array;
  readonly length: number;
  readonly clusters: number;
}

function checked({ clusters: vectors, counts, times: given }: ClusterJackknifeInput): Checked {
  const length = vectors === 0 ? 0 : counts.length / vectors;
  if (!(Number.isInteger(vectors) && vectors >= 0 && Number.isInteger(length))) {
    throw new RangeError(`${counts.length} counts do not fill ${vectors} clusters of one length`);
  }
  if (given !== undefined && !(given.length === vectors && given.every(isWhole))) {
    throw new RangeError(`give one whole number per vector: ${vectors} vectors, got [${given}]`);
  }
  const times = new Float64Array(vectors);
  let clusters = 0;
  for (let vector = 0, at = 0; vector < vectors; vector++, at += length) {
    let i = 0;
    while (i < length && counts[at + i] === 0) i++;
    if (i === length) continue;
    const alike = given === undefined ? 1 : (given[vector] as number);
    times[vector] = alike;
    clusters += alike;
  }
  return { vectors, times, length, clusters };
}

function isWhole(times: number): boolean {
  return Number.isInteger(times) && times >= 0;
}

function sumOf(counts: Float64Array, times: Float64Array, length: number): Float64Array {
  const totals = new Float64Array(length);
  for (let vector = 0, at = 0; vector < times.length; vector++) {
    const alike = times[vector] as number;
    for (let i = 0; i < length; i++, at++) {
      totals[i] = (totals[i] as number) + alike * (counts[at] as number);
    }
  }
  return totals;
}

/** Whole counts subtract exactly; of weighted ones a rounding residue must not pass for an item. */
function leaveOut(counts: Float64Array, at: number, totals: Float64Array, into: Float64Array): void {
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i] as number;
    const rest = total - (counts[at + i] as number);
    into[i] = Math.abs(rest) <= 1e-12 * Math.abs(total) ? 0 : rest;
  }
}

/** Replicates, each with the number of clusters that share it; at most `most` different ones. */
function replicates(most: number) {
  const values = new Float64Array(most);
  const times = new Float64Array(most);
  let length = 0;
  let clusters = 0;
  let sum = 0;
  return {
    clusters: () => clusters,
    add(value: number, alike: number): void {
      values[length] = value;
      times[length++] = alike;
      clusters += alike;
      sum += alike * value;
    },
    /** Jackknife standard error: (clusters - 1) times the mean squared distance from the mean, its root. */
    error(): number {
      const mean = sum / clusters;
      let squares = 0;
      for (let i = 0; i < length; i++) {
        squares += (times[i] as number) * ((values[i] as number) - mean) ** 2;
      }
      return Math.sqrt(((clusters - 1) * squares) / clusters);
    },
  };
}
