import { type Criterion, isOrdered } from '../domain/criterion.ts';
import type { Reference } from '../domain/gold.ts';
import type { Measure } from '../domain/measure.ts';
import {
  alphaOfCoincidences,
  defined,
  gwetAc1OfMargins,
  type Metric,
  marginals,
  none,
  type Statistic,
} from '../stats/index.ts';
import type { CandidateContext } from './context.ts';
import { measureOf, sumCache } from './measure.ts';
import { pairRaters } from './pair-raters.ts';
import { ratingValues } from './rating-values.ts';
import type { Rule } from './rule.ts';
import { tableSummary } from './summary.ts';

/**
 * Agreement among all annotators at once, gaps allowed: Krippendorff's alpha, by the scale of the criterion, and where
 * labels have no order Gwet's AC1. On items that two or more labelled; every one of them weighs the same in AC1, every
 * rating in alpha.
 */
export function amongAnnotators(
  context: CandidateContext,
  annotators: readonly Reference[],
  classes: Rule['classes'],
): readonly Measure[] {
  const { criterion, level, replicates, seed } = context;
  const size = criterion.labels.length;
  const settings = { level, replicates, seed, block: [criterion.id, 'ceiling'] };
  const measured = (rule: Rule, weightOf: (ratings: number) => number): Measure => {
    const pairing = pairRaters(context.overall, 1, size, 1, (item, add) => {
      const labels = annotators.flatMap(({ labels: own }) =>
        (own[item] ?? -1) < 0 ? [] : [own[item] ?? -1],
      );
      labels.forEach((first, at) => {
        for (const second of labels.slice(at + 1)) add(0, first, second, weightOf(labels.length));
      });
    });
    return measureOf(rule, pairing, sumCache(pairing), size, settings);
  };
  const base = { summary: tableSummary(size), transform: 'log-complement', classes, bounds: 'none' } as const;
  const alpha = alphaRule(criterion, size);
  return [
    measured({ ...base, ...alpha, id: 'ceiling_alpha', isResampled: true }, (ratings) => 1 / (ratings - 1)),
    ...(isOrdered(criterion)
      ? []
      : [
          measured(
            {
              ...base,
              id: 'ceiling_ac1',
              statistic: (counts) => gwetAc1OfMargins(marginals({ size, counts })),
              isResampled: false,
            },
            (ratings) => 2 / (ratings * (ratings - 1)),
          ),
        ]),
  ];
}

/** A pair of ratings of a unit enters the table once, and the coincidences both ways round. */
function alphaRule(criterion: Criterion, size: number): Pick<Rule, 'statistic' | 'quick'> {
  const alphaOf = alphaOfCoincidences(size, metricOf(criterion));
  const both = new Float64Array(size * size);
  const quick = (counts: Float64Array): number | undefined => {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        both[i * size + j] = (counts[i * size + j] as number) + (counts[j * size + i] as number);
      }
    }
    return alphaOf(both);
  };
  return {
    quick,
    statistic(counts): Statistic {
      const value = quick(counts);
      return value === undefined ? none('every annotator used one and the same label') : defined(value);
    },
  };
}

function metricOf(criterion: Criterion): Metric {
  if (criterion.scale === 'rating') return { interval: ratingValues(criterion) };
  return criterion.scale === 'ordinal' ? 'ordinal' : 'nominal';
}
