import { completeUnits, type Ratings } from '../many-raters/ratings.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/**
 * Kendall's coefficient of concordance W of many raters on an ordered scale, corrected for ties, on the units all of
 * them rated: how far the raters put the units in one order.
 *
 * 1 = all put them in the same order, 0 = their orders have nothing in common. Never negative. No unit. Differences in
 * level between raters do not matter: it is no agreement. Units with a gap are left out. Does not exist for fewer than
 * two raters or two complete units, nor when every rater gave all units one label.
 *
 * Kendall & Babington Smith 1939, Annals of Mathematical Statistics 10:275-287; ties: Siegel & Castellan 1988 (R's irr
 * with `correct = TRUE`).
 *
 * @example
 * kendallW(ratings(Int32Array.of(0, 0, 1, 1, 2, 1), 2, 3)).value // 0.9285714286
 */
export function kendallW(table: Ratings): Statistic {
  const { units, raters, labels, codes } = completeUnits(table);
  if (raters < 2) return none('fewer than two raters');
  if (units < 2) return none('fewer than two units were rated by every rater');
  // Twice each unit's rank sum less its mean, and the sum of all raters' own spreads: whole numbers.
  const sums = new Float64Array(units);
  let most = 0;
  for (let rater = 0; rater < raters; rater++) {
    const ranks = centredRanksOf(codes, rater, raters, labels, units);
    for (let unit = 0; unit < units; unit++) {
      const rank = ranks[codes[unit * raters + rater] as number] as number;
      sums[unit] = (sums[unit] as number) + rank;
      most += rank * rank;
    }
  }
  if (most === 0) return none('every rater gave all units one label');
  const seen = sums.reduce((sum, own) => sum + own * own, 0);
  return defined(seen / (raters * most));
}

/** Per label of one rater: units below less units above. */
function centredRanksOf(
  codes: Int32Array,
  rater: number,
  raters: number,
  labels: number,
  units: number,
): Float64Array {
  const ranks = new Float64Array(labels);
  for (let at = rater; at < codes.length; at += raters) {
    const label = codes[at] as number;
    ranks[label] = (ranks[label] as number) + 1;
  }
  let below = 0;
  for (let label = 0; label < labels; label++) {
    const own = ranks[label] as number;
    ranks[label] = 2 * below + own - units;
    below += own;
  }
  return ranks;
}
