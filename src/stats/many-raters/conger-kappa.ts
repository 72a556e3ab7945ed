import { defined, none, type Statistic } from '../statistic.ts';
import { completeUnits, type Ratings, unitCounts } from './ratings.ts';
import { meanDisagreement } from './unit-agreement.ts';

/**
 * Conger's kappa of many raters, on the units all of them rated: agreement of a random pair of raters beyond what
 * their own label shares would give by chance. The form of Fleiss' kappa that knows who said what.
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. For two raters it is Cohen's kappa; for more it
 * is one ratio of sums, not the mean of pairs (`meanPairwiseKappa`). Units with a gap are left out. Does not exist for
 * fewer than two raters, without complete units, or when only one label was used.
 *
 * Conger 1980, Psychological Bulletin 88:322-328 (R's irr: `kappam.fleiss(exact = TRUE)`).
 *
 * @example
 * congerKappa(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)).value // 0.5714285714
 */
export function congerKappa(table: Ratings): Statistic {
  const { units, raters, labels, codes } = completeUnits(table);
  if (raters < 2) return none('fewer than two raters');
  if (units === 0) return none('no unit was rated by every rater');
  const given = new Float64Array(raters * labels);
  codes.forEach((code, at) => {
    const cell = (at % raters) * labels + code;
    given[cell] = (given[cell] as number) + 1;
  });
  // Over ordered pairs of raters: units that they would label differently by chance, times the number of units.
  let apart = 0;
  for (let one = 0; one < raters; one++) {
    for (let other = 0; other < raters; other++) {
      if (other === one) continue;
      for (let label = 0; label < labels; label++) {
        const own = given[one * labels + label] as number;
        apart += own * (units - (given[other * labels + label] as number));
      }
    }
  }
  if (apart === 0) return none('every rater used one and the same label');
  const disagreement = meanDisagreement(unitCounts({ units, raters, labels, codes })) ?? 0;
  return defined(1 - (disagreement * raters * (raters - 1) * units * units) / apart);
}

/**
 * Conger's kappa with gaps, in Gwet's form: agreement from the units with two or more ratings, each rater's label
 * shares from all units that it rated.
 *
 * Values as `congerKappa`, which it equals where nothing is missing. Does not exist without a unit that two raters
 * rated, or when only one label was used.
 *
 * Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition (irrCAC's `conger.kappa.raw`).
 *
 * @example
 * congerKappaWithGaps(ratings(Int32Array.of(0, 0, 0, 1, 1, -1, 0, 0, 1), 3, 2)).value // 0.5384615385
 */
export function congerKappaWithGaps(table: Ratings): Statistic {
  const { raters, labels, codes } = table;
  const disagreement = meanDisagreement(unitCounts(table));
  if (disagreement === undefined) return none('no unit was rated by two raters');
  const shares: Float64Array[] = [];
  for (let rater = 0; rater < raters; rater++) {
    const given = new Float64Array(labels);
    let rated = 0;
    for (let at = rater; at < codes.length; at += raters) {
      const code = codes[at] as number;
      if (code < 0) continue;
      given[code] = (given[code] as number) + 1;
      rated++;
    }
    if (rated > 0) shares.push(given.map((times) => times / rated));
  }
  let apart = 0;
  for (const one of shares) {
    for (const other of shares) {
      if (one !== other)
        one.forEach((share, label) => {
          apart += share * (1 - (other[label] as number));
        });
    }
  }
  if (apart === 0) return none('every rater used one and the same label');
  return defined(1 - (disagreement * shares.length * (shares.length - 1)) / apart);
}
