import type { SavedMeasure, Store } from '../../domain/store.ts';
import type { Assessment } from '../../report/assessment.ts';
import type { Placed } from '../../report/placed/placed.ts';
import { placedMeasures } from '../../report/placed/placed-measures.ts';

/**
 * Keeps every figure of a report in the store, under the hash of what it was computed from: those against gold, and
 * those of bias, people, contest, claims, consistency, confidence and drift.
 */
export async function saveMeasures(
  store: Store,
  comparison: string,
  results: readonly Assessment[],
  illustrative: boolean,
): Promise<void> {
  await store.saveMeasures(
    results.flatMap((result) =>
      placedMeasures(result, illustrative).flatMap((placed) =>
        saved(placed, { comparison, criterion: result.criterion.id }),
      ),
    ),
  );
}

function saved(
  { hashes, standing, presentation, facet, value, measures }: Placed,
  head: Pick<SavedMeasure, 'comparison' | 'criterion'>,
): readonly SavedMeasure[] {
  const place = {
    ...head,
    candidate: hashes.join(' '),
    // What is beside the figures against gold has no presentation of its own.
    presentation: presentation === '' ? standing : presentation,
    ...(facet === '' ? {} : { facet: { name: facet, value } }),
  };
  return measures.map((measure) => ({ ...place, measure }));
}
