import { defined, none, ratio, type Statistic } from '../statistic.ts';
import { offDiagonalProduct } from '../table/marginals.ts';
import { chanceProduct, type Weights } from '../table/weights.ts';
import { completeUnits, type Ratings, unitCounts } from './ratings.ts';
import { meanDisagreement, meanShares } from './unit-agreement.ts';

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
 * Values as `fleissKappa`, which it equals where nothing is missing. With weights a disagreement counts by its cost.
 * Does not exist without a unit that two raters rated, or when only one label was used.
 *
 * Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition (irrCAC's `fleiss.kappa.raw`).
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * fleissKappaWithGaps(ratings(Int32Array.of(0, 0, 0, 1, 1, -1, 0, 0, 1), 3, 2)).value // 0.55
 */
export function fleissKappaWithGaps(table: Ratings, weights: Weights = 'none'): Statistic {
  const productOf = chanceProduct(weights, table.labels);
  const units = unitCounts(table);
  const disagreement = meanDisagreement(units, weights);
  if (disagreement === undefined) return none('no unit was rated by two raters');
  const shares = meanShares(units, table.labels);
  const chance = productOf(shares, 0, shares, 0);
  if (chance === 0) return none('every rater used one and the same label');
  return defined(1 - disagreement / chance);
}
