import { defined, none, type Statistic } from '../statistic.ts';
import { tally } from '../table/confusion-matrix.ts';
import type { Weights } from '../table/weights.ts';
import { cohenKappa } from '../two-raters/cohen-kappa.ts';
import type { Ratings } from './ratings.ts';

/** Two raters on the units both rated. */
export interface RaterPair {
  readonly first: number;
  readonly second: number;
  /** Units both rated. */
  readonly units: number;
  readonly kappa: Statistic;
}

/** Cohen's kappa of every pair of raters, and its two means. */
export interface PairwiseKappa {
  /** Every pair with a kappa weighs the same (Light's kappa where nothing is missing). */
  readonly mean: Statistic;
  /** A pair weighs by the units it shares. */
  readonly meanByUnits: Statistic;
  readonly pairs: readonly RaterPair[];
  /** Pairs without a kappa; they stand in neither mean. */
  readonly undefinedPairs: number;
}

/**
 * Mean pairwise kappa: Cohen's kappa of each pair of raters on the units both rated, averaged.
 *
 * 1 = every pair always agrees, 0 = as chance, negative = less than chance. No unit. With gaps each pair has its
 * own units: an adjudicator who saw only split units drags the plain mean far down. The means do not exist when
 * no pair has a kappa.
 *
 * Light 1971, Psychological Bulletin 76:365-377.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * meanPairwiseKappa(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)).mean.value // 0.6
 */
export function meanPairwiseKappa(table: Ratings, weights: Weights = 'none'): PairwiseKappa {
  const columns = Array.from({ length: table.raters }, (_, rater) => columnOf(table, rater));
  const pairs = columns.flatMap((firstCodes, first) =>
    columns.slice(first + 1).map((secondCodes, offset): RaterPair => {
      const matrix = tally(firstCodes, secondCodes, table.labels);
      const units = matrix.counts.reduce((sum, count) => sum + count, 0);
      return { first, second: first + 1 + offset, units, kappa: cohenKappa(matrix, weights) };
    }),
  );
  const known = pairs.flatMap(({ units, kappa }) =>
    kappa.value === undefined ? [] : [{ units, kappa: kappa.value }],
  );
  return {
    mean: mean(known.map(({ kappa }) => ({ kappa, weight: 1 }))),
    meanByUnits: mean(known.map(({ kappa, units }) => ({ kappa, weight: units }))),
    pairs,
    undefinedPairs: pairs.length - known.length,
  };
}

function mean(values: readonly { readonly kappa: number; readonly weight: number }[]): Statistic {
  if (values.length === 0) return none('no pair of raters has a kappa');
  const weight = values.reduce((sum, value) => sum + value.weight, 0);
  return defined(values.reduce((sum, value) => sum + value.weight * value.kappa, 0) / weight);
}

function columnOf({ units, raters, codes }: Ratings, rater: number): Int32Array {
  return Int32Array.from({ length: units }, (_, unit) => codes[unit * raters + rater] ?? -1);
}
