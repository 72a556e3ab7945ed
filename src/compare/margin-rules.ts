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
  const { statistic, transform, atCorners } = MEASURES[id];
  const marginsOf = marginsOfSums(size);
  return {
    id,
    summary: marginSummary(size),
    statistic: (sums) => statistic(marginsOf(sums)),
    transform,
    classes,
    ...(id === 'gwet_ac1' ? { followsMix: classes } : {}),
    bounds: size === 2 && atCorners ? 'exact' : 'search',
  };
}

interface MarginMeasure {
  readonly statistic: (margins: Marginals) => Statistic;
  readonly transform: Transform;
  /** Of two labels: whether the extremes lie where all missing verdicts of a gold class are the same. */
  readonly atCorners: boolean;
}

type MarginMeasureId = 'mcc' | 'gwet_ac1' | 'balanced_accuracy' | 'macro_f1';

const MEASURES: Readonly<Record<MarginMeasureId, MarginMeasure>> = {
  mcc: { statistic: matthewsOfMargins, transform: 'log-complement', atCorners: false },
  gwet_ac1: { statistic: gwetAc1OfMargins, transform: 'log-complement', atCorners: true },
  balanced_accuracy: { statistic: balancedAccuracyOfMargins, transform: 'logit', atCorners: true },
  macro_f1: { statistic: macroF1OfMargins, transform: 'logit', atCorners: false },
};
