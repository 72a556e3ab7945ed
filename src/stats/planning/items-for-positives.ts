import { binomialCdf } from '../random/distributions.ts';
import { checkWithin } from './check-share.ts';

/**
 * How many items drawn at random hold at least so many positives with the given probability. Dividing the positives by
 * the prevalence gives a number that is enough about half the time.
 *
 * Whole items, independent.
 *
 * The binomial distribution's upper tail: Johnson, Kemp & Kotz 2005, Univariate Discrete Distributions, chapter 3.
 *
 * @throws RangeError when positives is not a whole number >= 1, or another argument not strictly between 0 and 1.
 * @example
 * itemsForPositives(107, 0.051, 0.9) // 2355
 */
export function itemsForPositives(positives: number, prevalence: number, assurance: number): number {
  if (!(Number.isInteger(positives) && positives >= 1))
    throw new RangeError(`${positives} is no number of items`);
  checkWithin('a prevalence', prevalence, 0, 1);
  checkWithin('a probability', assurance, 0, 1);
  const isEnough = (items: number) => 1 - binomialCdf(positives - 1, items, prevalence) >= assurance;
  let enough = Math.ceil(positives / prevalence);
  while (!isEnough(enough)) enough *= 2;
  let short = positives - 1;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
