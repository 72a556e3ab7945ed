import { offDiagonalProduct } from '../table/marginals.ts';
import type { UnitCounts } from './ratings.ts';

/**
 * The share of disagreeing pairs of ratings, averaged over the units with two or more ratings.
 *
 * @example
 * meanDisagreement(unitCounts(ratings(Int32Array.of(0, 0, 0, 1, 1, -1), 2, 2))) // 0.5
 */
export function meanDisagreement(units: readonly UnitCounts[]): number | undefined {
  const rated = units.filter(({ total }) => total >= 2);
  if (rated.length === 0) return undefined;
  const sum = rated.reduce(
    (all, { total, counts }) => all + offDiagonalProduct(counts, counts) / (total * (total - 1)),
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
