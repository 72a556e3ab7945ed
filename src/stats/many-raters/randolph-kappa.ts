import { defined, none, type Statistic } from '../statistic.ts';
import { completeUnits, type Ratings, unitCounts } from './ratings.ts';
import { meanDisagreement } from './unit-agreement.ts';

/**
 * Randolph's free-marginal kappa of many raters, on the units all of them rated: agreement of a random pair of
 * raters beyond chance, where chance gives each declared label equally often.
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. For two raters it is the
 * Brennan-Prediger coefficient. Does not exist for fewer than two raters, without complete units, or for a single
 * declared label.
 *
 * Randolph 2005, ERIC ED490661.
 *
 * @example
 * randolphKappa(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)).value // 0.5555555556
 */
export function randolphKappa(table: Ratings): Statistic {
  const { raters, labels } = table;
  if (raters < 2) return none('fewer than two raters');
  if (labels < 2) return none('only one label is declared');
  const disagreement = meanDisagreement(unitCounts(completeUnits(table)));
  if (disagreement === undefined) return none('no unit was rated by every rater');
  return defined(1 - (disagreement * labels) / (labels - 1));
}
