import {
  balancedAccuracyOfMargins,
  cohenKappaOfSums,
  defined,
  gwetAc1OfMargins,
  type Marginals,
  macroF1OfMargins,
  marginsOfSums,
  matthewsOfMargins,
  NO_ITEMS,
  none,
  ONE_LABEL_ONLY,
  type Statistic,
  type Transform,
} from '../stats/index.ts';
import type { Rule } from './rule.ts';
import { marginSummary } from './summary.ts';

/** Cohen's kappa of the whole table. */
export function wholeKappaRule(
  id: string,
  size: number,
  classes: Rule['classes'],
  weights: 'none' | 'linear' | 'quadratic' = 'none',
): Rule {
  const quick = cohenKappaOfSums(size, weights);
  return {
    id,
    summary: marginSummary(size, weights),
    statistic(sums) {
      const value = quick(sums);
      if (value !== undefined) return defined(value);
      return none(sums.every((sum) => sum === 0) ? NO_ITEMS : ONE_LABEL_ONLY);
    },
    quick,
    transform: 'log-complement',
    classes,
    bounds: size === 2 ? 'exact' : 'search',
  };
}

/** Measures of a whole table beside kappa; `transform` is the scale for clustered items. */
export function marginRule(id: MarginMeasureId, size: number, classes: Rule['classes']): Rule {
  const { statistic, transform, bounded } = MEASURES[id];
  const marginsOf = marginsOfSums(size);
  return {
    id,
    summary: marginSummary(size),
    statistic: (sums) => statistic(marginsOf(sums)),
    transform,
    classes,
    ...(id === 'gwet_ac1' ? { followsMix: classes } : {}),
    bounds: bounded ? (size === 2 ? 'exact' : 'search') : 'none',
  };
}

interface MarginMeasure {
  readonly statistic: (margins: Marginals) => Statistic;
  readonly transform: Transform;
  readonly bounded: boolean;
}

type MarginMeasureId = 'mcc' | 'gwet_ac1' | 'balanced_accuracy' | 'macro_f1';

const MEASURES: Readonly<Record<MarginMeasureId, MarginMeasure>> = {
  mcc: { statistic: matthewsOfMargins, transform: 'log-complement', bounded: false },
  gwet_ac1: { statistic: gwetAc1OfMargins, transform: 'log-complement', bounded: true },
  balanced_accuracy: { statistic: balancedAccuracyOfMargins, transform: 'logit', bounded: true },
  macro_f1: { statistic: macroF1OfMargins, transform: 'logit', bounded: false },
};
