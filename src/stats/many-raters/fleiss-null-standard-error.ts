import { defined, none, type Statistic } from '../statistic.ts';
import { completeUnits, type Ratings } from './ratings.ts';

/**
 * Standard error of Fleiss' kappa under the hypothesis that raters agree by chance alone: kappa divided by it is a z
 * statistic. Never for an interval: resample units or clusters there.
 *
 * In units of kappa. For independent units. Does not exist where Fleiss' kappa does not.
 *
 * Fleiss, Nee & Landis 1979, Psychological Bulletin 86:974-977 (the variance of Fleiss 1971 was wrong).
 *
 * @example
 * fleissNullStandardError(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)).value // 0.3333333333
 */
export function fleissNullStandardError(table: Ratings): Statistic {
  const { units, raters, labels, codes } = completeUnits(table);
  if (raters < 2) return none('fewer than two raters');
  if (units === 0) return none('no unit was rated by every rater');
  const given = new Float64Array(labels);
  codes.forEach((code) => {
    given[code] = (given[code] as number) + 1;
  });
  const all = codes.length;
  let spread = 0;
  let skew = 0;
  for (const own of given) {
    const product = (own / all) * (1 - own / all);
    spread += product;
    skew += product * (1 - (2 * own) / all);
  }
  if (spread === 0) return none('every rater used one and the same label');
  const variance = (2 * (spread * spread - skew)) / (units * raters * (raters - 1) * spread * spread);
  return defined(Math.sqrt(variance));
}
