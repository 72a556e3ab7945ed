import type { Figures } from '../comparison.ts';
import { coefficient } from '../words.ts';
import { mainKappa } from './figures.ts';
import type { Finding } from './finding.ts';

const WORTH_EXPLAINING = 0.2;

/** A kappa of which half or more is gone once chance is corrected within the values of a facet. */
export function explainedByFacet({ overall, by }: Figures): readonly Finding[] {
  const pooled = mainKappa(overall)?.estimate;
  if (pooled === undefined || pooled < WORTH_EXPLAINING) return [];
  return by.flatMap(({ facet, stratifiedKappa: { estimate } }): readonly Finding[] =>
    estimate === undefined || estimate > pooled / 2
      ? []
      : [
          {
            name: 'a facet alone explains it',
            says: `Knowing the ${facet} explains much of its kappa: ${coefficient(pooled)} pooled, ${coefficient(estimate)} within values of ${facet}.`,
            next: `Judge it by TPR and FPR within each ${facet}, and label items whose gold is not the usual one of their ${facet}.`,
          },
        ],
  );
}
