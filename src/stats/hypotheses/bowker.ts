import { chiSquareTail } from '../random/distributions.ts';
import { defined, NO_ITEMS, none } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import type { ChiSquareTest } from './stuart-maxwell.ts';

/**
 * Bowker's test of symmetry: is label i taken for j as often as j for i? Finer than Stuart-Maxwell: two raters may use
 * the labels equally often and still confuse them in a circle.
 *
 * A large chi-square (a small p) says that some confusion goes one way more than the other. One degree of freedom per
 * pair of labels that is confused at all; for two labels it is McNemar's test without continuity correction. For
 * independent items. Does not exist where nothing is confused.
 *
 * Bowker 1948, Journal of the American Statistical Association 43:572-574.
 *
 * @example
 * bowker(confusionMatrix([[20, 10, 5], [3, 30, 15], [0, 5, 40]])).chiSquare.value // 13.7692307692
 */
export function bowker({ size, counts }: ConfusionMatrix): ChiSquareTest {
  let chiSquare = 0;
  let df = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const one = counts[i * size + j] as number;
      const other = counts[j * size + i] as number;
      if (one + other === 0) continue;
      chiSquare += (one - other) ** 2 / (one + other);
      df++;
    }
  }
  if (df === 0) {
    const missing = none(counts.some((count) => count > 0) ? 'the raters differ on no item' : NO_ITEMS);
    return { chiSquare: missing, df, pValue: missing };
  }
  return { chiSquare: defined(chiSquare), df, pValue: defined(chiSquareTail(chiSquare, df)) };
}
