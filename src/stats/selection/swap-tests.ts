import type { RandomStream } from '../random/random.ts';
import { type ClusterCounts, totalCounts } from '../resampling/cluster-counts.ts';
import { flipClusters } from '../resampling/flip-clusters.ts';
import { weightedSums } from '../resampling/weighted-sums.ts';
import { checkCandidates } from './check-candidates.ts';

type Figure = (sums: Float64Array) => number | undefined;

export interface SwapInput {
  /** Each candidate's counts on the same items, over the same clusters, all laid out alike. */
  readonly candidates: readonly ClusterCounts[];
  /** Of a summed vector; undefined where it does not exist. */
  readonly statistics: readonly Figure[];
  readonly random: RandomStream;
  /** Swaps drawn where not all can be listed; 2,000 unless given. */
  readonly replicates?: number;
}

export interface SwapTests {
  /** Every pair, (0, 1), (0, 2), ... (1, 2), ...: the positions of its candidates. */
  readonly pairs: readonly (readonly [number, number])[];
  /** For each statistic the two-sided p-value of each pair, from above 0 to 1. */
  readonly pValues: readonly Float64Array[];
  readonly swaps: number;
  /** All swaps were listed: the p-values are exact. */
  readonly isExact: boolean;
}

/**
 * Tests for every pair of candidates whether they could be told apart by chance: in whole clusters, the verdicts of one
 * are taken for the other's, and the share of such swaps is counted after which the difference is at least as large as it
 * was. The null is that within a cluster the two are exchangeable, dependence inside clusters included.
 *
 * Where all swaps can be listed within `replicates`, the p-value is exact; else one is added to numerator and
 * denominator, so that it is never 0. A swap after which one of the figures does not exist counts as a larger difference.
 * Two that never differ have p = 1. One set of swaps serves all pairs, so the cost grows with the candidates, not with
 * their pairs, but for two evaluations per swap and pair.
 *
 * Fisher 1935, The Design of Experiments, chapter 3; Phipson & Smyth 2010, Statistical Applications in Genetics and
 * Molecular Biology 9:39 (adding one).
 *
 * @throws RangeError when the candidates' counts are of different clusters or lengths, or there is no statistic.
 * @example
 * swapTests({ candidates: [clusterCounts(3, Float64Array.of(2, 0, 2, 0, 2, 0)), clusterCounts(3, Float64Array.of(0, 2, 0, 2, 0, 2))], statistics: [(c) => c[0] / 6], random: stream(1) }).pValues[0] // [0.25]
 */
export function swapTests(input: SwapInput): SwapTests {
  const { candidates, statistics, random, replicates = 2000 } = input;
  const { clusters, length } = checkCandidates(candidates, statistics);
  const totals = candidates.map(totalCounts);
  const pairs = candidates.flatMap((_, first) =>
    candidates.slice(first + 1).map((__, offset): readonly [number, number] => [first, first + 1 + offset]),
  );
  const extremes = statistics.map(() => new Float64Array(pairs.length));
  const isExact = 2 ** (clusters - 1) <= replicates;
  const chunk = isExact ? replicates : chunkOf(clusters, length * candidates.length, replicates);
  const first = flipClusters(clusters, chunk, random);
  const swaps = isExact ? first.replicates : replicates;
  const counter = pairCounter(totals, pairs, statistics, length, extremes);
  const buffers = candidates.map(() => new Float64Array(length * first.replicates));
  for (let done = 0, flips = first; ; ) {
    const size = flips.replicates;
    counter(
      candidates.map((own, at) =>
        weightedSums(own, flips, (buffers[at] as Float64Array).subarray(0, length * size)),
      ),
      size,
    );
    done += size;
    if (done >= swaps) break;
    flips = flipClusters(clusters, Math.min(chunk, swaps - done), random);
  }
  const added = isExact ? 0 : 1;
  return {
    pairs,
    pValues: extremes.map((own) => own.map((count) => (count + added) / (swaps + added))),
    swaps,
    isExact,
  };
}

/** About 256 KB of signs, or of sums, at a time, which stay near the processor. */
function chunkOf(clusters: number, numbers: number, replicates: number): number {
  return Math.min(replicates, Math.max(64, Math.floor(256e3 / Math.max(clusters, 8 * numbers))));
}

/** Counts, chunk by chunk, the swaps after which a pair's difference is at least what it was. */
function pairCounter(
  totals: readonly Float64Array[],
  pairs: SwapTests['pairs'],
  statistics: readonly Figure[],
  length: number,
  extremes: readonly Float64Array[],
) {
  const one = new Float64Array(length);
  const two = new Float64Array(length);
  const observed = statistics.map((statistic) =>
    pairs.map(([first, second]) => {
      const [a, b] = [statistic(totals[first]?.slice() ?? one), statistic(totals[second]?.slice() ?? one)];
      return a === undefined || b === undefined ? undefined : Math.abs(a - b);
    }),
  );
  return (sums: readonly Float64Array[], size: number): void => {
    pairs.forEach(([first, second], pair) => {
      const [totalOne, totalTwo] = [totals[first] as Float64Array, totals[second] as Float64Array];
      const [sumOne, sumTwo] = [sums[first] as Float64Array, sums[second] as Float64Array];
      for (let swap = 0; swap < size; swap++) {
        for (let i = 0, at = swap; i < length; i++, at += size) {
          // Half of the sum and half of the signed difference: what each has after the swap.
          const both = (totalOne[i] as number) + (totalTwo[i] as number);
          const signed = (sumOne[at] as number) - (sumTwo[at] as number);
          one[i] = (both + signed) / 2;
          two[i] = (both - signed) / 2;
        }
        for (let at = 0; at < statistics.length; at++) {
          const statistic = statistics[at] as Figure;
          if (isExtreme(statistic(one), statistic(two), observed[at]?.[pair])) {
            const own = extremes[at] as Float64Array;
            own[pair] = (own[pair] as number) + 1;
          }
        }
      }
    });
  };
}

function isExtreme(one: number | undefined, two: number | undefined, observed: number | undefined): boolean {
  if (one === undefined || two === undefined || observed === undefined) return true;
  // Equal differences of counts may differ in their last binary digit.
  return Math.abs(one - two) >= observed - 1e-12;
}
