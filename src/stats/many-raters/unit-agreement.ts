import { chanceProduct, type Weights } from '../table/weights.ts';
import type { UnitCounts } from './ratings.ts';

/**
 * The share of disagreeing pairs of ratings, averaged over the units with two or more ratings; with weights, what a
 * pair costs on average.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * meanDisagreement(unitCounts(ratings(Int32Array.of(0, 0, 0, 1, 1, -1), 2, 2))) // 0.5
 */
export function meanDisagreement(
  units: readonly UnitCounts[],
  weights: Weights = 'none',
): number | undefined {
  const rated = units.filter(({ total }) => total >= 2);
  const [first] = rated;
  if (first === undefined) return undefined;
  const productOf = chanceProduct(weights, first.counts.length);
  const sum = rated.reduce(
    (all, { total, counts }) => all + productOf(counts, 0, counts, 0) / (total * (total - 1)),
    0,
  );
  return sum / rated.length;
}

/**
 * The mean over the rated units of each label's share among a unit's ratings.
 *
 * @example
 * meanShares(unitCounts(ratings(Int32Array.of(0, 0, 0, 1), 2, 2)), 2) // [0.75, 0.25]
 */
export function meanShares(units: readonly UnitCounts[], labels: number): Float64Array {
  const rated = units.filter(({ total }) => total >= 1);
  const shares = new Float64Array(labels);
  for (const { total, counts } of rated) {
    counts.forEach((count, label) => {
      shares[label] = (shares[label] ?? 0) + count / total;
    });
  }
  return shares.map((share) => share / rated.length);
}
