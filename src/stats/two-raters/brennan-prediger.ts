import { NO_ITEMS, none, ratio, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';

/**
 * Brennan-Prediger coefficient (for two labels: PABAK, prevalence- and bias-adjusted kappa): agreement beyond
 * chance where chance gives each of the declared labels equally often.
 *
 * 1 = always agree, 0 = as chance, down to -1 / (labels - 1). No unit. A restatement of percent agreement, so it
 * is blind to rare labels as that is. Does not exist without items, nor for a single declared label.
 *
 * Brennan & Prediger 1981, Educational and Psychological Measurement 41:687-699; PABAK: Byrt, Bishop & Carlin
 * 1993, Journal of Clinical Epidemiology 46:423-429.
 *
 * @example
 * brennanPrediger(confusionMatrix([[80, 10], [5, 5]])).value // 0.7
 */
export function brennanPrediger(matrix: ConfusionMatrix): Statistic {
  const { n, agreed } = marginals(matrix);
  if (n === 0) return none(NO_ITEMS);
  const { size } = matrix;
  return ratio(size * agreed - n, n * (size - 1), 'only one label is declared');
}
