import { offDiagonalProduct } from './marginals.ts';
import { completeUnits, type Ratings, type UnitCounts, unitCounts } from './ratings.ts';
import { defined, none, ratio, type Statistic } from './statistic.ts';

/**
 * Fleiss' kappa of many raters, on the units all of them rated: agreement of a random pair of raters on a unit,
 * beyond that of raters drawing from the pooled label shares.
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. For two raters it is Scott's pi, not
 * Cohen's kappa. Which rater said what does not matter. Units with a gap are left out: where gaps are not
 * haphazard (an adjudicator sees only the split units) what is left is a different population; see
 * `fleissKappaWithGaps`, `krippendorffAlpha`. Does not exist for fewer than two raters, without complete units, or
 * when only one label was used.
 *
 * Fleiss 1971, Psychological Bulletin 76:378-382.
 *
 * @example
 * fleissKappa(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)).value // 0.55
 */
export function fleissKappa(table: Ratings): Statistic {
  const { raters } = table;
  if (raters < 2) return none('fewer than two raters');
  const units = unitCounts(completeUnits(table));
  if (units.length === 0) return none('no unit was rated by every rater');
  const totals = new Float64Array(table.labels);
  let disagreements = 0;
  for (const { counts } of units) {
    disagreements += offDiagonalProduct(counts, counts);
    counts.forEach((count, label) => {
      totals[label] = (totals[label] ?? 0) + count;
    });
  }
  const chance = offDiagonalProduct(totals, totals) * (raters - 1);
  return ratio(
    chance - disagreements * units.length * raters,
    chance,
    'every rater used one and the same label',
  );
}

/**
 * Fleiss' kappa with gaps, in Gwet's form: agreement from the units with two or more ratings, label shares as the
 * mean of the units' shares over all rated units.
 *
 * Values as `fleissKappa`, which it equals where nothing is missing. Does not exist without a unit that two raters
 * rated, or when only one label was used.
 *
 * Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition (irrCAC's `fleiss.kappa.raw`).
 *
 * @example
 * fleissKappaWithGaps(ratings(Int32Array.of(0, 0, 0, 1, 1, -1, 0, 0, 1), 3, 2)).value // 0.55
 */
export function fleissKappaWithGaps(table: Ratings): Statistic {
  const units = unitCounts(table);
  const disagreement = meanDisagreement(units);
  if (disagreement === undefined) return none('no unit was rated by two raters');
  const shares = meanShares(units, table.labels);
  const chance = offDiagonalProduct(shares, shares);
  if (chance === 0) return none('every rater used one and the same label');
  return defined(1 - disagreement / chance);
}

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
