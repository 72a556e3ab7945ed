import type { Marginals } from './marginals.ts';
import { chanceProduct, type Weights } from './weights.ts';

/**
 * All that kappa, MCC, AC1, balanced accuracy and macro F1 need of a table of `size` labels, as a vector of
 * 3 size + 1 sums: [cost of the disagreements, diagonal, gold's items per label, judge's]. Adding up vectors adds up
 * tables, and leaving out a cluster costs the number of labels, not its square.
 *
 * @returns a reader of such vectors (with unweighted cost, one per disagreement). It allocates next to nothing when it
 *   is given one and the same vector again and again, as in resampling.
 * @example
 * marginsOfSums(2)(Float64Array.of(15, 20, 15, 25, 25, 30, 20)).agreed // 35
 */
export function marginsOfSums(size: number): (sums: Float64Array) => Marginals {
  let last: Float64Array | undefined;
  let views: Pick<Marginals, 'diagonal' | 'gold' | 'judge'> | undefined;
  return (sums) => {
    if (views === undefined || sums !== last) {
      last = sums;
      views = {
        diagonal: sums.subarray(1, 1 + size),
        gold: sums.subarray(1 + size, 1 + 2 * size),
        judge: sums.subarray(1 + 2 * size, 1 + 3 * size),
      };
    }
    const disagreed = sums[0] as number;
    let agreed = 0;
    for (let label = 1; label <= size; label++) agreed += sums[label] as number;
    const { diagonal, gold, judge } = views;
    return { n: agreed + disagreed, agreed, disagreed, diagonal, gold, judge };
  };
}

/**
 * Cohen's kappa of such a vector whose first sum is the cost under `weights`; undefined where kappa does not exist.
 *
 * Values and source as `cohenKappa`.
 *
 * @throws RangeError when the user's cost matrix does not fit (see `disagreementCosts`).
 * @example
 * cohenKappaOfSums(2)(Float64Array.of(15, 20, 15, 25, 25, 30, 20)) // 0.4
 */
export function cohenKappaOfSums(
  size: number,
  weights: Weights = 'none',
): (sums: Float64Array) => number | undefined {
  const productOf = chanceProduct(weights, size);
  return (sums) => {
    let n = 0;
    for (let label = 1 + size; label <= 2 * size; label++) n += sums[label] as number;
    const product = productOf(sums, 1 + size, sums, 1 + 2 * size);
    // A sum of terms >= 0 is exactly 0 only when each is: no rounding error can turn 0/0 into a number.
    return product === 0 ? undefined : (product - n * (sums[0] as number)) / product;
  };
}
