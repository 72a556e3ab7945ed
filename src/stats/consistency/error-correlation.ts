import { defined, none, type Statistic } from '../statistic.ts';

/**
 * Error correlation of every pair of judges: phi of "errs" against "errs" on the same items, from `errorSums`.
 *
 * 1 = the two err on the same items, 0 = one's errors say nothing about the other's, negative = they err on different
 * items. In the order of the pairs; undefined where one of the two never errs, or always.
 *
 * Pearson's phi; for panels of LLM judges: arXiv 2605.29800.
 *
 * @throws RangeError when the sums are not those of so many judges.
 * @example
 * errorCorrelations(Float64Array.of(10, 2, 2, 2), 2) // [1]
 */
export function errorCorrelations(sums: Float64Array, judges: number): readonly (number | undefined)[] {
  const length = 1 + judges + (judges * (judges - 1)) / 2;
  if (sums.length !== length) {
    throw new RangeError(`the error sums of ${judges} judges are ${length} numbers, got ${sums.length}`);
  }
  const n = sums[0] as number;
  // n squared times the variance of one call's error, so that whole counts stay whole.
  const spread = Float64Array.from({ length: judges }, (_, judge) => {
    const errors = sums[1 + judge] as number;
    return errors * (n - errors);
  });
  const correlations: (number | undefined)[] = [];
  let pair = 1 + judges;
  for (let one = 0; one < judges; one++) {
    for (let two = one + 1; two < judges; two++, pair++) {
      const product = (spread[one] as number) * (spread[two] as number);
      const joint = n * (sums[pair] as number) - (sums[1 + one] as number) * (sums[1 + two] as number);
      correlations.push(product > 0 ? joint / Math.sqrt(product) : undefined);
    }
  }
  return correlations;
}

/**
 * Mean error correlation: the plain mean of phi over all pairs of judges.
 *
 * 1 = all err together, 0 = on average one's errors say nothing about another's. It does not exist below two judges,
 * and where a judge never errs or always does.
 *
 * arXiv 2605.29800.
 *
 * @example
 * meanErrorCorrelation(Float64Array.of(10, 2, 2, 2), 2).value // 1
 */
export function meanErrorCorrelation(sums: Float64Array, judges: number): Statistic {
  if (judges < 2) return none('a panel has at least two judges');
  const correlations = errorCorrelations(sums, judges);
  let sum = 0;
  for (const own of correlations) {
    if (own === undefined) return none('a judge of the panel never errs, or always does');
    sum += own;
  }
  return defined(sum / correlations.length);
}
