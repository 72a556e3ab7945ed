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
  // Of more than two annotators an item has several pairs: its table is then not one of independent items.
  const scale = annotators.length > 2 ? 2 : 1;
  const measured = (rule: Rule, weightOf: (ratings: number) => number): Measure => {
    const pairing = pairRaters(context.overall, 1, size, scale, (item, add) => {
      const labels = annotators.flatMap(({ labels: own }) =>
        (own[item] ?? -1) < 0 ? [] : [own[item] ?? -1],
      );
      labels.forEach((first, at) => {
        for (const second of labels.slice(at + 1)) add(0, first, second, scale * weightOf(labels.length));
      });
    });
    return measureOf(rule, pairing, sumCache(pairing), size, settings);
  };
  const base = { summary: tableSummary(size), transform: 'log-complement', classes, bounds: 'none' } as const;
  return [
    measured(
      { ...base, id: 'ceiling_alpha', statistic: alphaOf(criterion, size) },
      (ratings) => 1 / (ratings - 1),
    ),
    ...(isOrdered(criterion)
      ? []
      : [
          measured(
            {
              ...base,
              id: 'ceiling_ac1',
              statistic: (counts) => gwetAc1OfMargins(marginals({ size, counts })),
            },
            (ratings) => 2 / (ratings * (ratings - 1)),
          ),
        ]),
  ];
}

/** A pair of ratings of an item stands in the table once, and in the coincidences both ways round. */
function alphaOf(criterion: Criterion, size: number): Rule['statistic'] {
  const ofCoincidences = alphaOfCoincidences(size, metricOf(criterion));
  const both = new Float64Array(size * size);
  return (counts, scale): Statistic => {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const pairs = (counts[i * size + j] as number) + (counts[j * size + i] as number);
        both[i * size + j] = pairs / scale;
      }
    }
    const value = ofCoincidences(both);
    return value === undefined ? none('every annotator used one and the same label') : defined(value);
  };
}

function metricOf(criterion: Criterion): Metric {
  if (criterion.scale === 'rating') return { interval: ratingValues(criterion) };
  return criterion.scale === 'ordinal' ? 'ordinal' : 'nominal';
}
