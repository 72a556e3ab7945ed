import { fQuantile } from '../random/distributions.ts';
import { type FormPair, type FormParts, shareOfVariance } from './icc-form.ts';
import type { RatingMeanSquares } from './rating-mean-squares.ts';

/**
 * Absolute agreement: raters' differences in level count as disagreement.
 *
 * @example
 * iccAgreement(ratingMeanSquares(ratings(Int32Array.of(0, 0, 1, 1, 2, 1), 2, 3), [1, 2, 3]), 0.025).one.value // 0.75
 */
export function iccAgreement(squares: RatingMeanSquares, tail: number): FormPair {
  const { betweenUnits, betweenRaters, residual, units, raters } = squares;
  const limits = limitsOf(squares, tail);
  const ofLevels = (betweenRaters - residual) / units;
  // Spearman-Brown. A limit at or below -1 / (raters - 1) goes with no mean: raters then differ less in level than chance
  // alone would make them.
  const up = (limit: number) => shareOfVariance(raters * limit, 1 + (raters - 1) * limit);
  return {
    one: {
      value: shareOfVariance(
        betweenUnits - residual,
        betweenUnits + (raters - 1) * residual + raters * ofLevels,
      ),
      ...limits,
    },
    mean: {
      value: shareOfVariance(betweenUnits - residual, betweenUnits + ofLevels),
      low: () => up(limits.low()),
      high: () => up(limits.high()),
      varies: limits.varies,
    },
  };
}

interface Limits extends Pick<FormParts, 'varies'> {
  readonly low: () => number;
  readonly high: () => number;
}

/** McGraw & Wong's limits, with Satterthwaite's degrees of freedom for raters and residual. */
function limitsOf(
  { betweenUnits, betweenRaters, residual, units: n, raters: k }: RatingMeanSquares,
  tail: number,
): Limits {
  const degrees = (): number => {
    const spread = betweenUnits + (k - 1) * residual + (k * (betweenRaters - residual)) / n;
    const icc = (betweenUnits - residual) / spread;
    const a = (k * icc) / (n * (1 - icc));
    const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc));
    const raterPart = a * betweenRaters;
    const errorPart = b * residual;
    return (raterPart + errorPart) ** 2 / (raterPart ** 2 / (k - 1) + errorPart ** 2 / ((n - 1) * (k - 1)));
  };
  const error = k * betweenRaters + (k * n - k - n) * residual;
  return {
    // A sum of two parts of one sign has at least one degree of freedom; where the correlation is so negative that one
    // part is taken from the other, it may have none left.
    varies: residual > 0 && degrees() >= 1,
    low() {
      const f = fQuantile(1 - tail, n - 1, degrees());
      return (n * (betweenUnits - f * residual)) / (f * error + n * betweenUnits);
    },
    high() {
      const f = fQuantile(1 - tail, degrees(), n - 1);
      return (n * (f * betweenUnits - residual)) / (error + n * f * betweenUnits);
    },
  };
}
