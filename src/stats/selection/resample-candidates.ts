import type { RandomStream } from '../random/random.ts';
import { type ClusterCounts, totalCounts } from '../resampling/cluster-counts.ts';
import { drawClusters } from '../resampling/draw-clusters.ts';
import { weightedSums } from '../resampling/weighted-sums.ts';
import type { Statistic } from '../statistic.ts';
import { checkCandidates } from './check-candidates.ts';
import { type OutOfBag, outOfBagPool } from './out-of-bag.ts';
import type { ResampledCandidates } from './resampled-candidates.ts';

type Figure = (sums: Float64Array) => number | undefined;

export interface ResampleInput {
  /** Each candidate's counts on the same items, over the same clusters, all laid out alike. */
  readonly candidates: readonly ClusterCounts[];
  /** Of a summed vector; undefined where it does not exist. Larger is better for the first, by which one picks. */
  readonly statistics: readonly Figure[];
  readonly random: RandomStream;
  /** 2,000 unless given. */
  readonly replicates?: number;
}

export interface CandidateResamples {
  /** Beside `statistics`; undefined where one of the candidates has no such figure on all items. */
  readonly statistics: readonly (ResampledCandidates | undefined)[];
  /** What picking by the first statistic yields on items that were not used to pick. */
  readonly outOfBag: OutOfBag;
}

/**
 * Resamples whole clusters once for all candidates and all statistics, so that differences between candidates are taken
 * on the same items in every resample; and picks the best in every resample, for the out-of-bag estimate of what picking
 * yields (see `OutOfBag`).
 *
 * Cost: entries of all candidates x replicates. Nothing is allocated per replicate; weights are made in chunks, so that
 * memory does not grow with clusters x replicates.
 *
 * Davison & Hinkley 1997, Bootstrap Methods and their Application, section 3.8.
 *
 * @throws RangeError when the candidates' counts are of different clusters or lengths, or there is no statistic.
 * @example
 * resampleCandidates({ candidates: [clusterCounts(2, Float64Array.of(3, 1, 2, 2))], statistics: [(c) => c[0] / (c[0] + c[1])], random: stream(1), replicates: 10 }).statistics[0].estimates // [0.625]
 */
export function resampleCandidates(input: ResampleInput): CandidateResamples {
  const { candidates, statistics, random, replicates = 2000 } = input;
  const { clusters, length } = checkCandidates(candidates, statistics);
  const estimates = statistics.map((statistic) => candidates.map((own) => statistic(totalCounts(own))));
  const values = statistics.map(() => new Float64Array(candidates.length * replicates));
  const known = statistics.map(() => new Uint8Array(replicates).fill(1));
  const bag = outOfBagPool(candidates);
  const chunk = chunkSize(Math.max(clusters, 8 * length), replicates);
  const buffer = new Float64Array(length * chunk);
  const vector = new Float64Array(length);
  for (let done = 0; done < replicates; done += chunk) {
    const size = Math.min(chunk, replicates - done);
    const weights = drawClusters(clusters, size, random);
    candidates.forEach((own, candidate) => {
      const sums = weightedSums(own, weights, buffer.subarray(0, length * size));
      for (let replicate = 0; replicate < size; replicate++) {
        for (let i = 0; i < length; i++) vector[i] = sums[i * size + replicate] as number;
        for (let at = 0; at < statistics.length; at++) {
          const value = (statistics[at] as Figure)(vector);
          if (value === undefined) (known[at] as Uint8Array)[done + replicate] = 0;
          else (values[at] as Float64Array)[candidate * replicates + done + replicate] = value;
        }
      }
    });
    bag.add(weights, bestOf(values[0] as Float64Array, known[0] as Uint8Array, replicates, done, size));
  }
  return {
    statistics: statistics.map((_, at) =>
      kept(clusters, estimates[at] ?? [], values[at] as Float64Array, known[at] as Uint8Array),
    ),
    outOfBag: bag.build(statistics[0] as Figure),
  };
}

/** About 256 KB of weights at a time, which stay near the processor; the resamples are the same, however they are cut. */
function chunkSize(bytes: number, replicates: number): number {
  return Math.min(replicates, Math.max(64, Math.floor(256e3 / bytes)));
}

/** The candidate with the highest value in each resample of a chunk, of equal ones the first; -1 where one has none. */
function bestOf(
  values: Float64Array,
  known: Uint8Array,
  replicates: number,
  from: number,
  size: number,
): Int32Array {
  const best = new Int32Array(size).fill(-1);
  for (let at = 0; at < size; at++) {
    if (known[from + at] === 0) continue;
    let highest = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate * replicates < values.length; candidate++) {
      const value = values[candidate * replicates + from + at] as number;
      if (value > highest) {
        highest = value;
        best[at] = candidate;
      }
    }
  }
  return best;
}

/** Only resamples on which every candidate has a value; nothing where one has none on all items. */
function kept(
  clusters: number,
  estimates: readonly Statistic['value'][],
  values: Float64Array,
  known: Uint8Array,
): ResampledCandidates | undefined {
  const own = estimates.filter((estimate) => estimate !== undefined);
  if (own.length < estimates.length) return undefined;
  const all = known.length;
  let replicates = 0;
  for (let at = 0; at < all; at++) replicates += known[at] as number;
  const compact = replicates === all ? values : new Float64Array(own.length * replicates);
  if (replicates < all) {
    for (let candidate = 0, to = 0; candidate < own.length; candidate++) {
      for (let at = 0; at < all; at++) {
        if (known[at] === 1) compact[to++] = values[candidate * all + at] as number;
      }
    }
  }
  return {
    clusters,
    estimates: Float64Array.from(own),
    replicates,
    values: compact,
    undefinedReplicates: all - replicates,
  };
}
