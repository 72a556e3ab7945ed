import type { Comparison } from './comparison.ts';
import { isTested } from './confidence/escalation.ts';

/** How agreement of candidates with themselves and each other was computed; nothing where there is none. */
export function consistencySentences({ consistency }: Pick<Comparison, 'consistency'>): readonly string[] {
  if (consistency === undefined) return [];
  const { repeats, pairs, components } = consistency;
  return [
    ...(repeats.length === 0
      ? []
      : [
          'Repeats: calls on one item under one presentation, pairwise; items weigh the same; chance from the judge’s own label shares.',
        ]),
    ...(pairs.length === 0
      ? []
      : [
          'Two candidates are compared, and panels judged by their errors, on the first call of each item with gold that both (or all ranked) answered.',
        ]),
    ...('none' in components
      ? [`No variance components: ${components.none}.`]
      : [
          'Variance components by expected mean squares on the balanced part that tells the most sources apart on at least 100 items (of those the one with the most verdicts; of pairs the first order alone). Intervals by leaving out clusters or items: t on the logarithm for item and repeat, else on the component, cut off at 0; judges and templates are taken as those at hand. None below 50 clusters or 100 items, or with fewer than 30 items that are not all the same (100 for item x judge x template).',
        ]),
  ];
}

/** How confidences were measured; nothing where there are none. */
export function confidenceSentences({ confidence = [] }: Pick<Comparison, 'confidence'>): readonly string[] {
  if (confidence.length === 0) return [];
  return [
    'Confidence: as stated beside the verdict, and where an item has 3 verdicts or more as the share that gave the most frequent label (ties: the earlier call). Calibration over 10 bins closed on the right, the first on both sides.',
    ...(confidence.some(({ escalation }) => isTested(escalation))
      ? [
          'Escalation: thresholds are ordered on one random half of the clusters (or items) and tested in that order on the other by one-sided Clopper-Pearson bounds, until the first fails; the error is divided by the number of candidates; with clusters one verdict of each is drawn.',
        ]
      : []),
  ];
}
