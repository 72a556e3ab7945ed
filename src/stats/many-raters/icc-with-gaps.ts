import { defined, none, type Statistic } from '../statistic.ts';
import type { Ratings } from './ratings.ts';

/**
 * Intraclass correlation ICC(1) with gaps: one-way random effects over all units with a rating, however many raters
 * each has. The share of the variance of one rating that lies between units; who rated is not used, so raters who
 * differ by a constant lower it.
 *
 * 1 = a unit's ratings are always the same number, 0 = no more alike than any two, negative = less alike. No unit.
 * Where nothing is missing it is `iccForms(...).oneWay`. Does not exist for fewer than two rated units, where no unit
 * has two ratings, or where no rating varies.
 *
 * Donner & Koval 1980, Biometrics 36:19-25 (analysis of variance with unequal numbers, k0 ratings per unit).
 *
 * @throws RangeError when `values` does not hold one finite number per label.
 * @example
 * iccOneWayWithGaps(ratings(Int32Array.of(0, 0, 1, 1, 2, 1, 2, -1), 2, 3), [1, 2, 3]).value // 0.7777777778
 */
export function iccOneWayWithGaps(table: Ratings, values: readonly number[]): Statistic {
  const { units, raters, labels, codes } = table;
  if (values.length !== labels || !values.every(Number.isFinite)) {
    throw new RangeError(`give one finite number per label: ${labels} labels, got [${values}]`);
  }
  const origin = values[codes.find((code) => code >= 0) ?? 0] ?? 0;
  let [rated, all, total, within, ofUnits, timesSquared] = [0, 0, 0, 0, 0, 0];
  for (let unit = 0; unit < units; unit++) {
    let [times, sum, squares] = [0, 0, 0];
    for (let rater = 0; rater < raters; rater++) {
      const code = codes[unit * raters + rater] as number;
      if (code < 0) continue;
      const number = (values[code] as number) - origin;
      times++;
      sum += number;
      squares += number * number;
    }
    if (times === 0) continue;
    rated++;
    all += times;
    total += sum;
    // times x the unit's own sum of squares: exactly 0 where its ratings are equal.
    within += (times * squares - sum * sum) / times;
    ofUnits += (sum * sum) / times;
    timesSquared += times * times;
  }
  if (rated < 2) return none('fewer than two rated units');
  if (all === rated) return none('no unit was rated by two raters');
  const ratingsEach = (all - timesSquared / all) / (rated - 1);
  const between = Math.max(0, ofUnits - (total * total) / all) / (rated - 1);
  const error = within / (all - rated);
  const spread = between + (ratingsEach - 1) * error;
  return spread > 0 ? defined((between - error) / spread) : none('the ratings do not vary');
}
