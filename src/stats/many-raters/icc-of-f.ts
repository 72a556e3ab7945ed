import { fQuantile } from '../random/distributions.ts';
import { type FormPair, shareOfVariance } from './icc-form.ts';

/**
 * The one-way and the consistency form: both hang on one F, the mean square of units over that of error.
 *
 * The example is Shrout & Fleiss 1979, consistency.
 *
 * @example
 * iccOfF(11.241666666666667, 1.0194444444444444, { units: 6, raters: 4 }, 15, 0.025).one.low() // 0.3424647650
 */
export function iccOfF(
  betweenUnits: number,
  error: number,
  { units, raters }: { readonly units: number; readonly raters: number },
  errorDegrees: number,
  tail: number,
): FormPair {
  const seen = betweenUnits / error;
  const low = () => seen / fQuantile(1 - tail, units - 1, errorDegrees);
  const high = () => seen * fQuantile(1 - tail, errorDegrees, units - 1);
  const ofOne = (f: number): number => (f - 1) / (f + raters - 1);
  const varies = error > 0;
  return {
    one: {
      value: shareOfVariance(betweenUnits - error, betweenUnits + (raters - 1) * error),
      low: () => ofOne(low()),
      high: () => ofOne(high()),
      varies,
    },
    mean: {
      // Not stepped up from the form of one rating: at -1 / (raters - 1) that would divide by a rounding error.
      value: shareOfVariance(betweenUnits - error, betweenUnits),
      low: () => 1 - 1 / low(),
      high: () => 1 - 1 / high(),
      varies,
    },
  };
}
