import { defined, none, type Statistic } from '../statistic.ts';

/** What ICC(A,1) needs to know of a complete table of units by raters; every unit weighs `scale`. */
export interface RatingSums {
  readonly raters: number;
  /** Units times `scale`. */
  readonly weight: number;
  readonly scale: number;
  /** Sum of all numbers. */
  readonly total: number;
  /** Sum of all squared numbers. */
  readonly squares: number;
  /** Sum over units of the square of the unit's sum. */
  readonly unitSquares: number;
  /** Sum over raters of the square of the rater's sum. */
  readonly raterSquares: number;
}

/**
 * ICC(A,1) from sums: two-way random effects, absolute agreement, one rater (Shrout & Fleiss 1979, Psychological
 * Bulletin 86:420-428). `undefined` for fewer than two raters or units, and where no number varies. Measure numbers
 * from one that occurs: sums stay small then, and are exactly 0 where nothing varies.
 *
 * The example's units are (1, 1), (2, 2) and (3, 2), measured from 1.
 *
 * @example
 * iccOfSums({ raters: 2, weight: 3, scale: 1, total: 5, squares: 7, unitSquares: 13, raterSquares: 13 }) // 0.75
 */
export function iccOfSums(sums: RatingSums): number | undefined {
  const { raters, weight, scale, total, squares, unitSquares, raterSquares } = sums;
  const units = weight / scale;
  if (raters < 2 || units < 2) return undefined;
  // Sums of squared deviations times `perSquare`: whole where numbers and weights are.
  const perSquare = raters * weight * scale;
  const betweenUnits = weight * unitSquares - total ** 2;
  const betweenRaters = raters * raterSquares - total ** 2;
  const residual = raters * weight * squares - weight * unitSquares - betweenRaters;

  const unitSquare = betweenUnits / perSquare / (units - 1);
  const raterSquare = betweenRaters / perSquare / (raters - 1);
  const errorSquare = residual / perSquare / ((units - 1) * (raters - 1));
  const denominator =
    unitSquare + (raters - 1) * errorSquare + (raters * (raterSquare - errorSquare)) / units;
  return denominator <= 0 ? undefined : (unitSquare - errorSquare) / denominator;
}

/**
 * ICC(A,1) of two raters from the sums over items [weight, x, y, x x, y y, x y], x the first rater's number and y the
 * second's, each measured from one that occurs. The same number as `intraclassCorrelation` over the items, so that
 * resampling need not go back to them.
 *
 * 1 = always the same number, 0 = an item's two numbers are no more alike than any two, negative = less alike. Does
 * not exist for fewer than two items or where no number varies.
 *
 * The example is the same three units.
 *
 * Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; naming: McGraw & Wong 1996, Psychological Methods
 * 1:30-46.
 *
 * @param scale what one item weighs in the sums
 * @example
 * iccOfMoments([3, 3, 2, 5, 2, 3]).value // 0.75
 */
export function iccOfMoments(moments: ArrayLike<number>, scale = 1): Statistic {
  const at = (index: number) => moments[index] ?? 0;
  const [weight, x, y, xy] = [at(0), at(1), at(2), at(5)];
  if (weight / scale < 2) return none('fewer than two items');
  const squares = at(3) + at(4);
  const icc = iccOfSums({
    raters: 2,
    weight,
    scale,
    total: x + y,
    squares,
    unitSquares: squares + 2 * xy,
    raterSquares: x * x + y * y,
  });
  return icc === undefined ? none('the numbers do not vary enough to tell items from raters') : defined(icc);
}
