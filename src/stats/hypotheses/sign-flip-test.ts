import type { RandomStream } from '../random/random.ts';
import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import { flipDistribution } from './flip-distribution.ts';
import { signFlipOmnibus } from './sign-flip-omnibus.ts';

export interface SignFlipInput {
  /**
   * One difference per cluster, added up over its items: for judge A against judge B (items only A got right) minus
   * (items only B got right). For independent items one per item.
   */
  readonly differences: Float64Array;
  /** How many clusters have each difference; 1 each unless given. */
  readonly times?: Float64Array;
  /** For the draws where the exact distribution is out of reach. */
  readonly random: RandomStream;
  /** 9,999 unless given. */
  readonly replicates?: number;
}

export interface SignFlipTest {
  /** Two-sided. */
  readonly pValue: Statistic;
  /** The sum of all differences. */
  readonly sum: number;
  /** Whether the p-value is exact; else it was drawn. */
  readonly isExact: boolean;
  /** Clusters with a difference other than 0: with n of them no p-value is below 2^(1 - n). */
  readonly clusters: number;
}

/** Steps of the exact distribution beyond which it is drawn instead: a few hundredths of a second. */
const MOST_STEPS = 2e7;

/**
 * Sign-flip test of paired differences by whole cluster: if neither side is favoured, each cluster's difference could
 * as well have had the other sign. The clustered form of McNemar's test, which is the special case of one item per
 * cluster (and equals its exact form there).
 *
 * A small p-value says that the sum is further from 0 than sign flips make it. Exact where the differences are whole
 * numbers (or alike fractions given as whole numbers) of a size that can be enumerated; else drawn. The p-value is 1
 * where no cluster differs; without clusters there is none.
 *
 * Fisher 1935, The Design of Experiments, section 21; by clusters: Gail, Mark, Carroll, Green & Pee 1996, Statistics
 * in Medicine 15:1069-1092.
 *
 * @throws RangeError when a difference is not finite, or `times` is not a whole number per difference.
 * @example
 * signFlipTest({ differences: Float64Array.of(1, -1), times: Float64Array.of(6, 1), random: stream(1) }).pValue.value // 0.125
 * signFlipTest({ differences: Float64Array.of(3, 2, 2, 1, 1, -1), random: stream(1) }).pValue.value // 0.125
 */
export function signFlipTest(input: SignFlipInput): SignFlipTest {
  const { differences, random, replicates } = input;
  const times = input.times ?? new Float64Array(differences.length).fill(1);
  check(differences, times);
  const { clusters, differing, sum, size, isWhole } = totals(differences, times);
  if (clusters === 0) return { pValue: none(NO_ITEMS), sum, isExact: true, clusters: 0 };
  if (isWhole && differing * size <= MOST_STEPS) {
    const sizes = Array.from(differences).flatMap((difference, at) =>
      new Array<number>(times[at] as number).fill(Math.abs(difference)),
    );
    const { twoSided } = flipDistribution(sizes, sum);
    return { pValue: defined(twoSided), sum, isExact: true, clusters: differing };
  }
  const { pValue, isExact } = signFlipOmnibus({
    width: 1,
    contributions: differences,
    times,
    random,
    ...(replicates === undefined ? {} : { replicates }),
  });
  return { pValue, sum, isExact, clusters: differing };
}

function check(differences: Float64Array, times: Float64Array): void {
  const isSound =
    differences.length === times.length &&
    differences.every(Number.isFinite) &&
    times.every((own) => Number.isInteger(own) && own >= 0);
  if (!isSound) throw new RangeError('give finite differences, and one whole number of clusters for each');
}

function totals(differences: Float64Array, times: Float64Array) {
  let clusters = 0;
  let differing = 0;
  let sum = 0;
  let size = 0;
  let isWhole = true;
  differences.forEach((difference, at) => {
    const own = times[at] as number;
    clusters += own;
    if (difference === 0) return;
    differing += own;
    sum += own * difference;
    size += own * Math.abs(difference);
    if (own > 0 && !Number.isInteger(difference)) isWhole = false;
  });
  return { clusters, differing, sum, size, isWhole };
}
