import { checkProportion } from '../intervals/proportion.ts';
import { betaQuantile } from '../random/distributions.ts';

/**
 * One-sided upper bound of a proportion of independent items (Clopper-Pearson): whatever the true share, the bound lies
 * below it with probability `delta` at most. 1 without items.
 *
 * Clopper & Pearson 1934, Biometrika 26:404-413; as in arXiv 2407.18370 (Trust or Escalate).
 *
 * @throws RangeError when `count` is not between 0 and `n`, or `delta` not between 0 and 1.
 * @example
 * upperBound(8, 100, 0.1) // 0.126698
 * upperBound(0, 50, 0.05) // 0.058155
 */
export function upperBound(count: number, n: number, delta: number): number {
  checkProportion(count, n);
  if (!(delta > 0 && delta < 1)) throw new RangeError(`delta lies between 0 and 1, got ${delta}`);
  return count === n ? 1 : betaQuantile(1 - delta, count + 1, n - count);
}

/**
 * How many items without a single bad one it takes for the upper bound to be `atMost`.
 *
 * Source as `upperBound`, for none of n: 1 - delta^(1 / n) at most `atMost`.
 *
 * @throws RangeError when `atMost` or `delta` is not between 0 and 1.
 * @example
 * itemsForBound(0.05, 0.05) // 59
 */
export function itemsForBound(atMost: number, delta: number): number {
  if (!(atMost > 0 && atMost < 1 && delta > 0 && delta < 1)) {
    throw new RangeError(`atMost and delta lie between 0 and 1, got ${atMost} and ${delta}`);
  }
  return Math.ceil(Math.log(delta) / Math.log1p(-atMost) - 1e-9);
}
