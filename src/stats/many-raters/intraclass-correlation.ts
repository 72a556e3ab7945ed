import { defined, none, type Statistic } from '../statistic.ts';
import { iccOfSums } from './icc-of-sums.ts';
import { completeUnits, type Ratings } from './ratings.ts';

/** The intraclass correlation and the units it rests on. */
export interface IntraclassCorrelation {
  readonly icc: Statistic;
  /** Units every rater rated. */
  readonly units: number;
  /** Units left out because a rating is missing. */
  readonly leftOut: number;
}

/**
 * Intraclass correlation ICC(A,1), also called ICC(2,1): two-way random effects, absolute agreement, one rater.
 * The share of the variance of a single rating that lies between units; raters who differ by a constant lower it.
 *
 * 1 = all raters always give the same number, 0 = a unit's ratings are no more alike than any two, negative = less
 * alike. No unit. `values` holds the number each label code stands for. Units with a gap are left out and counted.
 * Does not exist for fewer than two raters or two complete units, or when no rating differs from any other.
 *
 * Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; naming: McGraw & Wong 1996, Psychological Methods 1:30-46.
 *
 * @throws RangeError when `values` does not hold one finite number per label.
 * @example
 * intraclassCorrelation(ratings(Int32Array.of(0, 0, 1, 1, 2, 1), 2, 3), [1, 2, 3]).icc.value // 0.75
 */
export function intraclassCorrelation(table: Ratings, values: readonly number[]): IntraclassCorrelation {
  if (values.length !== table.labels || !values.every(Number.isFinite)) {
    throw new RangeError(`give one finite number per label: ${table.labels} labels, got [${values}]`);
  }
  const complete = completeUnits(table);
  const icc = agreementOfOne(complete, values);
  return { icc, units: complete.units, leftOut: table.units - complete.units };
}

function agreementOfOne({ units, raters, codes }: Ratings, values: readonly number[]): Statistic {
  if (raters < 2) return none('fewer than two raters');
  if (units < 2) return none('fewer than two units were rated by every rater');
  const origin = values[codes[0] ?? 0] ?? 0;
  // Measured from the first rating: sums stay small, and are exactly 0 when nothing varies.
  const at = (unit: number, rater: number): number =>
    (values[codes[unit * raters + rater] ?? 0] ?? 0) - origin;

  const raterSums = new Float64Array(raters);
  let total = 0;
  let squares = 0;
  let unitSquares = 0;
  for (let unit = 0; unit < units; unit++) {
    let unitSum = 0;
    for (let rater = 0; rater < raters; rater++) {
      const number = at(unit, rater);
      unitSum += number;
      squares += number * number;
      raterSums[rater] = (raterSums[rater] ?? 0) + number;
    }
    total += unitSum;
    unitSquares += unitSum * unitSum;
  }
  const raterSquares = raterSums.reduce((sum, own) => sum + own * own, 0);
  const icc = iccOfSums({ raters, weight: units, scale: 1, total, squares, unitSquares, raterSquares });
  return icc === undefined ? none('the ratings do not vary enough to tell units from raters') : defined(icc);
}
