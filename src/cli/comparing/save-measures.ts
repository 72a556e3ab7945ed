import type { CandidateResult, Comparison, Figures, Slice } from '../../compare/comparison.ts';
import type { SavedMeasure, Store } from '../../domain/store.ts';

/** Keeps every figure of a report in the store, under the hash of what it was computed from. */
export async function saveMeasures(
  store: Store,
  comparison: string,
  results: readonly Comparison[],
): Promise<void> {
  await store.saveMeasures(
    results.flatMap(({ criterion, candidates, floors }) =>
      [...candidates, ...floors].flatMap((result) =>
        measuresOf(result, { comparison, criterion: criterion.id }),
      ),
    ),
  );
}

type Head = Pick<SavedMeasure, 'comparison' | 'criterion'>;

function measuresOf(
  { candidate, main, byPresentation }: CandidateResult,
  head: Head,
): readonly SavedMeasure[] {
  return [main, ...byPresentation].flatMap(({ presentation, overall, by }: Figures) => {
    const place = { ...head, candidate: candidate.hash, presentation };
    const parts = by.flatMap(({ facet, slices }) =>
      slices.map((slice) => ({ slice, facet: { name: facet, value: slice.value ?? '' } })),
    );
    return [
      ...saved(overall, place),
      ...parts.flatMap(({ slice, facet }) => saved(slice, { ...place, facet })),
    ];
  });
}

function saved({ measures }: Slice, place: Omit<SavedMeasure, 'measure'>): readonly SavedMeasure[] {
  return measures.map((measure) => ({ ...place, measure }));
}
