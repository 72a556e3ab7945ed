import { completeUnits, type Ratings } from './ratings.ts';

/** The two-way analysis of variance of a complete table of units by raters. */
export interface RatingMeanSquares {
  /** Units every rater rated. */
  readonly units: number;
  readonly raters: number;
  /** Units left out because a rating is missing. */
  readonly leftOut: number;
  readonly betweenUnits: number;
  readonly betweenRaters: number;
  /** What units and raters together do not explain. */
  readonly residual: number;
  /** Within units, raters and residual together. */
  readonly withinUnits: number;
}

/**
 * Mean squares of the units that every rater rated; `undefined` for fewer than two raters or such units.
 *
 * @throws RangeError when `values` does not hold one finite number per label.
 * @example
 * ratingMeanSquares(ratings(Int32Array.of(0, 0, 1, 1, 2, 1), 2, 3), [1, 2, 3]).betweenUnits // 1.1666666667
 */
export function ratingMeanSquares(table: Ratings, values: readonly number[]): RatingMeanSquares | undefined {
  if (values.length !== table.labels || !values.every(Number.isFinite)) {
    throw new RangeError(`give one finite number per label: ${table.labels} labels, got [${values}]`);
  }
  const { units, raters, codes } = completeUnits(table);
  if (raters < 2 || units < 2) return undefined;
  // Measured from the first rating: sums stay small, and are exactly 0 when nothing varies.
  const origin = values[codes[0] ?? 0] ?? 0;
  const raterSums = new Float64Array(raters);
  let [total, squares, unitSquares] = [0, 0, 0];
  for (let unit = 0, at = 0; unit < units; unit++) {
    let unitSum = 0;
    for (let rater = 0; rater < raters; rater++, at++) {
      const number = (values[codes[at] as number] as number) - origin;
      unitSum += number;
      squares += number * number;
      raterSums[rater] = (raterSums[rater] as number) + number;
    }
    total += unitSum;
    unitSquares += unitSum * unitSum;
  }
  const raterSquares = raterSums.reduce((sum, own) => sum + own * own, 0);
  // Sums of squares times units x raters: whole numbers where the ratings are.
  const all = units * raters * squares - total * total;
  const ofUnits = units * unitSquares - total * total;
  const ofRaters = raters * raterSquares - total * total;
  const each = units * raters;
  return {
    units,
    raters,
    leftOut: table.units - units,
    betweenUnits: ofUnits / each / (units - 1),
    betweenRaters: ofRaters / each / (raters - 1),
    residual: (all - ofUnits - ofRaters) / each / ((units - 1) * (raters - 1)),
    withinUnits: (all - ofUnits) / each / (units * (raters - 1)),
  };
}
