import type { ConfusionMatrix } from './confusion-matrix.ts';
import { chanceProduct } from './weights.ts';

/** The sums every two-rater measure starts from, all in counts. */
export interface Marginals {
  /** Items in the table. */
  readonly n: number;
  /** Items on which the raters agree: the diagonal. */
  readonly agreed: number;
  /** Items off the diagonal, summed as such so that 0 means none even when counts are fractional. */
  readonly disagreed: number;
  /** Items per label on which the raters agree. */
  readonly diagonal: Float64Array;
  /** Items per label by the first rater (gold). */
  readonly gold: Float64Array;
  /** Items per label by the second rater (judge). */
  readonly judge: Float64Array;
}

/**
 * Row sums, column sums, diagonal and total of a confusion matrix.
 *
 * @example
 * marginals(confusionMatrix([[20, 5], [10, 15]])).agreed // 35
 */
export function marginals({ size, counts }: ConfusionMatrix): Marginals {
  const diagonal = new Float64Array(size);
  const gold = new Float64Array(size);
  const judge = new Float64Array(size);
  let agreed = 0;
  let disagreed = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const count = counts[i * size + j] ?? 0;
      gold[i] = (gold[i] ?? 0) + count;
      judge[j] = (judge[j] ?? 0) + count;
      if (i !== j) disagreed += count;
    }
    diagonal[i] = counts[i * size + i] ?? 0;
    agreed += diagonal[i] ?? 0;
  }
  return { n: agreed + disagreed, agreed, disagreed, diagonal, gold, judge };
}

/**
 * Sum of `shares[i] * others[j]` over all i other than j: the disagreements expected by chance, times n.
 * All terms are >= 0, so it is exactly 0 when no disagreement is possible.
 *
 * @example
 * offDiagonalProduct(Float64Array.of(25, 25), Float64Array.of(30, 20)) // 1250
 */
export function offDiagonalProduct(shares: Float64Array, others: Float64Array): number {
  return chanceProduct('none', shares.length)(shares, 0, others, 0);
}
