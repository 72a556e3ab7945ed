import { chiSquareTail } from '../random/distributions.ts';
import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginalHomogeneity } from './marginal-homogeneity.ts';

/** A chi-square test: the statistic, its degrees of freedom and its p-value. */
export interface ChiSquareTest {
  readonly chiSquare: Statistic;
  /** 0 where the test does not exist. */
  readonly df: number;
  readonly pValue: Statistic;
}

/**
 * Stuart-Maxwell test of marginal homogeneity: do two raters use the labels equally often?
 *
 * A large chi-square (a small p) says that the label shares differ. For two labels it is McNemar's test without
 * continuity correction. For independent items. Labels never disagreed on are dropped, with their degree of
 * freedom; where nothing was disagreed on the test does not exist.
 *
 * Stuart 1955, Biometrika 42:412-416; Maxwell 1970, British Journal of Psychiatry 116:651-655.
 *
 * @example
 * stuartMaxwell(confusionMatrix([[20, 10, 5], [3, 30, 15], [0, 5, 40]])).chiSquare.value // 13.7647058824
 * stuartMaxwell(confusionMatrix([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).chiSquare.value // 0.8181818182
 */
export function stuartMaxwell(matrix: ConfusionMatrix): ChiSquareTest {
  const { form, df } = marginalHomogeneity(matrix);
  if (df === 0) {
    const missing = none(
      matrix.counts.some((count) => count > 0) ? 'the raters differ on no item' : NO_ITEMS,
    );
    return { chiSquare: missing, df, pValue: missing };
  }
  return { chiSquare: defined(form), df, pValue: defined(chiSquareTail(form, df)) };
}
