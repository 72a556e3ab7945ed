import { defined, none, type Statistic } from '../statistic.ts';
import { disagreementCosts, type Weights } from '../table/weights.ts';
import { type Ratings, type UnitCounts, unitCounts } from './ratings.ts';
import { meanShares } from './unit-agreement.ts';

/**
 * Gwet's AC1 of many raters, gaps allowed; AC2 with weights. Agreement comes from the units with two or more
 * ratings, label shares from all rated units.
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. Robust where one label is rare, and for
 * that reason nearly silent about the rare label. With a cost matrix the weight of a pair is
 * 1 - cost / (highest cost). Does not exist without a unit that two raters rated, or for a single declared label.
 *
 * Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48; AC2 and gaps: Gwet 2014,
 * Handbook of Inter-Rater Reliability, 4th edition.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * gwetAc1Many(ratings(Int32Array.of(0, 0, 0, 1, 1, -1, 0, 0, 1), 3, 2)).value // 0.5609756098
 */
export function gwetAc1Many(table: Ratings, weights: Weights = 'none'): Statistic {
  const parts = partsOf(table, weights);
  return 'reason' in parts ? none(parts.reason) : defined(parts.coefficient);
}

/**
 * Standard error of Gwet's AC1 or AC2 of many raters, for independent units and this set of raters.
 *
 * In units of AC1. Does not exist where AC1 does not, nor for fewer than two rated units.
 *
 * Gwet 2008, as irrCAC: variance of the units' linearised contributions (divisor n - 1), over n.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * gwetAc1ManyStandardError(ratings(Int32Array.of(0, 0, 0, 1, 1, -1, 0, 0, 1), 3, 2)).value // 0.4319152796
 */
export function gwetAc1ManyStandardError(table: Ratings, weights: Weights = 'none'): Statistic {
  const parts = partsOf(table, weights);
  if ('reason' in parts) return none(parts.reason);
  const { units, paired, coefficient, expected, guess, shares, agreementOf } = parts;
  const n = units.length;
  if (n < 2) return none('fewer than two rated units');
  let squares = 0;
  for (const unit of units) {
    const agreement = unit.total >= 2 ? ((agreementOf(unit) - expected) * n) / paired : 0;
    const chance =
      guess * unit.counts.reduce((sum, count, k) => sum + (count / unit.total) * (1 - (shares[k] ?? 0)), 0);
    const contribution = (agreement - 2 * (1 - coefficient) * (chance - expected)) / (1 - expected);
    squares += (contribution - coefficient) ** 2;
  }
  return defined(Math.sqrt(squares / (n * (n - 1))));
}

interface Parts {
  /** Units with at least one rating. */
  readonly units: readonly UnitCounts[];
  /** How many of them have two or more. */
  readonly paired: number;
  readonly coefficient: number;
  readonly expected: number;
  readonly guess: number;
  readonly shares: Float64Array;
  /** Weighted agreement of a random pair of ratings of one unit. */
  readonly agreementOf: (unit: UnitCounts) => number;
}

function partsOf(table: Ratings, weights: Weights): Parts | { readonly reason: string } {
  const { labels } = table;
  const costs = disagreementCosts(weights, labels);
  const units = unitCounts(table).filter(({ total }) => total >= 1);
  const paired = units.filter(({ total }) => total >= 2);
  if (paired.length === 0) return { reason: 'no unit was rated by two raters' };
  if (labels < 2) return { reason: 'only one label is declared' };

  const highest = costs.reduce((a, b) => Math.max(a, b), 0);
  const totalCost = costs.reduce((a, b) => a + b, 0);
  const guess = (labels * labels - totalCost / highest) / (labels * (labels - 1));
  const shares = meanShares(units, labels);
  const expected = guess * shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const agreementOf = ({ total, counts }: UnitCounts): number => {
    let cost = 0;
    costs.forEach((value, cell) => {
      cost += value * (counts[Math.floor(cell / labels)] ?? 0) * (counts[cell % labels] ?? 0);
    });
    return 1 - cost / (highest * total * (total - 1));
  };
  const observed = paired.reduce((sum, unit) => sum + agreementOf(unit), 0) / paired.length;
  const coefficient = (observed - expected) / (1 - expected);
  return { units, paired: paired.length, coefficient, expected, guess, shares, agreementOf };
}
