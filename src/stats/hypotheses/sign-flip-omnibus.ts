import { BinomialSampler } from '../random/binomial.ts';
import type { RandomStream } from '../random/random.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { monteCarloPValue } from './monte-carlo.ts';

export interface SignFlipOmnibusInput {
  /** Numbers per cluster. */
  readonly width: number;
  /** One row of `width` numbers per cluster, each expected to be 0 under the null hypothesis: clusters x width. */
  readonly contributions: Float64Array;
  /** How many clusters have each row; 1 each unless given. */
  readonly times?: Float64Array;
  readonly random: RandomStream;
  /** 9,999 unless given. */
  readonly replicates?: number;
}

export interface SignFlipOmnibus {
  /** Sum over columns of (column's total)^2 / (sum of its squares). */
  readonly statistic: Statistic;
  readonly pValue: Statistic;
  /** Whether all patterns of signs were gone through; else they were drawn. */
  readonly isExact: boolean;
  /** Clusters with a number other than 0. */
  readonly clusters: number;
}

/** Clusters up to which all 2^n patterns of signs are gone through. */
const ENUMERATED = 13;

/**
 * Sign-flip test of several totals at once, by whole cluster: are any of them further from 0 than flipping the signs
 * of whole clusters makes them? The clustered form of an omnibus test: of Stuart-Maxwell when a row holds a cluster's
 * differences in label counts, of the chi-square test of equal rates when it holds a cluster's errors minus those
 * expected (a score). Whatever stands in one cluster keeps its dependence, between columns too.
 *
 * A small p-value says that some total is not 0. Each column is divided by the sum of its squares, which no flip
 * changes, so that columns with more clusters weigh no more. All patterns of signs are gone through with up to 13
 * clusters; above, they are drawn, what was seen being one of them. There is none without a number other than 0.
 *
 * Hemerik, Goeman & Finos 2020, Journal of the Royal Statistical Society B 82:841-864.
 *
 * @throws RangeError when the contributions do not fill rows of `width` finite numbers, or `times` is not a whole
 *   number per row.
 * @example
 * signFlipOmnibus({ width: 1, contributions: Float64Array.of(3, 2, 2, 1, 1, -1), random: stream(1) }).pValue.value // 0.125
 * signFlipOmnibus({ width: 2, contributions: Float64Array.of(2, 1, 1, 2, 1, 1, 3, 0), random: stream(1) }).pValue.value // 0.125
 */
export function signFlipOmnibus(input: SignFlipOmnibusInput): SignFlipOmnibus {
  const { width, random, replicates = 9999 } = input;
  const rows = differingRows(input);
  const clusters = rows.times.reduce((sum, own) => sum + own, 0);
  const isExact = clusters <= ENUMERATED;
  const squares = new Float64Array(width);
  const totals = new Float64Array(width);
  rows.values.forEach((value, at) => {
    const column = at % width;
    const alike = rows.times[Math.floor(at / width)] as number;
    squares[column] = (squares[column] as number) + alike * value * value;
    totals[column] = (totals[column] as number) + alike * value;
  });
  if (clusters === 0) {
    const missing = none('nothing differs');
    return { statistic: missing, pValue: missing, isExact, clusters };
  }
  const observed = ratioSum(totals, squares);
  // A hair below what was seen, so that rounding does not make equal draws less extreme.
  const bar = observed * (1 - 1e-9);
  const flip = isExact ? undefined : drawnSigns(rows, width, totals, random);
  const pValue =
    flip === undefined
      ? enumerated(rows, width, totals, () => ratioSum(totals, squares) >= bar)
      : monteCarloPValue(() => {
          flip();
          return ratioSum(totals, squares) >= bar;
        }, replicates);
  return { statistic: defined(observed), pValue: defined(pValue), isExact, clusters };
}

function ratioSum(totals: Float64Array, squares: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < totals.length; i++) {
    const square = squares[i] as number;
    if (square > 0) sum += (totals[i] as number) ** 2 / square;
  }
  return sum;
}

interface Rows {
  readonly values: Float64Array;
  readonly times: Float64Array;
}

/** Rows with any number other than 0: the others change nothing. */
function differingRows({ width, contributions, times }: SignFlipOmnibusInput): Rows {
  const count = contributions.length / width;
  const isWhole = (own: number) => Number.isInteger(own) && own >= 0;
  if (
    !Number.isInteger(count) ||
    !contributions.every(Number.isFinite) ||
    !(times === undefined || (times.length === count && times.every(isWhole)))
  ) {
    throw new RangeError(`give rows of ${width} finite numbers, and one whole number of clusters for each`);
  }
  const values: number[] = [];
  const alike: number[] = [];
  for (let row = 0; row < count; row++) {
    const own = contributions.subarray(row * width, (row + 1) * width);
    const clusters = times === undefined ? 1 : (times[row] as number);
    if (clusters === 0 || own.every((value) => value === 0)) continue;
    for (const value of own) values.push(value);
    alike.push(clusters);
  }
  return { values: Float64Array.from(values), times: Float64Array.from(alike) };
}

/** Fills `totals` with those under random signs. Of alike clusters a binomial number keep theirs. */
function drawnSigns({ values, times }: Rows, width: number, totals: Float64Array, random: RandomStream) {
  const coins = new BinomialSampler(0.5);
  return (): void => {
    totals.fill(0);
    let bits = 0;
    for (let row = 0, at = 0; row < times.length; row++) {
      if (row % 32 === 0) bits = random.nextInt32();
      const alike = times[row] as number;
      const signs = alike === 1 ? (bits & 1) * 2 - 1 : 2 * coins.draw(random, alike) - alike;
      bits >>>= 1;
      for (let i = 0; i < width; i++, at++) {
        totals[i] = (totals[i] as number) + signs * (values[at] as number);
      }
    }
  };
}

/** The share of all patterns of signs that are extreme. The first cluster keeps its sign: the rest is mirrored. */
function enumerated({ values, times }: Rows, width: number, totals: Float64Array, isExtreme: () => boolean) {
  const rowOf = Array.from(times).flatMap((alike, row) => new Array<number>(alike).fill(row));
  const patterns = 2 ** (rowOf.length - 1);
  let extreme = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    totals.fill(0);
    rowOf.forEach((row, cluster) => {
      const sign = ((pattern >> cluster) & 1) * 2 - 1;
      for (let i = 0; i < width; i++) {
        totals[i] = (totals[i] as number) + sign * (values[row * width + i] as number);
      }
    });
    if (isExtreme()) extreme++;
  }
  return extreme / patterns;
}
