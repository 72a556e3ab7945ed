import { defined, none, type Statistic } from '../stats/index.ts';

/**
 * ICC(A,1) of gold and judge from the sums of `momentSummary`: two-way random effects, absolute agreement, one
 * rater. The same number as `intraclassCorrelation` over the items, whose sums these are; here so that resampling
 * need not go back to them.
 *
 * 1 = always the same number, 0 = an item's two numbers are no more alike than any two, negative = less alike. Does
 * not exist for fewer than two items or where no number varies.
 *
 * Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; naming: McGraw & Wong 1996, Psychological Methods 1:30-46.
 *
 * @param scale what one item weighs in the sums
 */
export function iccOfMoments(sums: Float64Array, scale: number): Statistic {
  const [weight = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0] = sums;
  const n = weight / scale;
  if (n < 2) return none('fewer than two items');
  // Sums of squares times the weight, whole where labels and weights are: exactly 0 where nothing varies.
  const units = (weight * (xx + yy + 2 * xy) - (x + y) ** 2) / 2;
  const differences = weight * (xx + yy - 2 * xy) - (x - y) ** 2;
  const raters = (x - y) ** 2 / 2;
  const perItem = scale * weight;
  const unitSquare = units / perItem / (n - 1);
  const errorSquare = differences / 2 / perItem / (n - 1);
  const raterSquare = raters / perItem;
  const denominator = unitSquare + errorSquare + (2 * (raterSquare - errorSquare)) / n;
  if (denominator <= 0) return none('the numbers do not vary enough to tell items from raters');
  return defined((unitSquare - errorSquare) / denominator);
}

/** Mean of the judge's number minus gold's, in units of the scale: positive where the judge rates higher. */
export function signedBiasOfMoments(sums: Float64Array): Statistic {
  const [weight = 0, x = 0, y = 0] = sums;
  return weight === 0 ? none('no items') : defined((y - x) / weight);
}

/** Mean distance between the two numbers, in units of the scale. */
export function absoluteErrorOfMoments(sums: Float64Array): Statistic {
  return (sums[0] ?? 0) === 0 ? none('no items') : defined((sums[6] ?? 0) / (sums[0] ?? 1));
}
