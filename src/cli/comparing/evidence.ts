import { readFile } from 'node:fs/promises';
import { hashText } from '../../domain/hash.ts';
import type { Assessment } from '../../report/assessment.ts';
import { type Provenance, provenanceOf } from '../../report/provenance.ts';
import { VERSION } from '../version.ts';
import type { Workplace } from '../workplace.ts';
import { everTried, logComparison, readComparisons } from './comparison-log.ts';
import { computeComparisons } from './compute.ts';
import type { GoldChoice } from './gold-in-use.ts';
import { withTuned } from './tuned.ts';

/** Comparisons, and where their numbers come from. */
export interface Evidence {
  readonly comparisons: readonly Assessment[];
  readonly provenance: Provenance;
}

/** Which part of the study to compare. */
export interface Chosen {
  readonly criterion?: string;
  readonly facets?: readonly string[];
  readonly gold?: GoldChoice;
  readonly headline?: string;
}

/** Compares, and enters into the study's log which candidates were held against which gold, and when. */
export async function gatherEvidence(place: Workplace, chosen: Chosen, now: string): Promise<Evidence> {
  const { study, store } = place;
  const comparisons = await computeComparisons(place, chosen);
  for (const { criterion, gold, candidates } of comparisons) {
    if (gold.version === undefined) continue;
    await store.putGoldVersion(criterion.id, gold.version);
    await logComparison(study.folder, {
      at: now,
      criterion: criterion.id,
      gold: gold.version,
      candidates: candidates.map(({ candidate: { id, hash } }) => ({ id, hash })),
    });
  }
  const log = await readComparisons(study.folder);
  const tried = new Map(
    comparisons.map(({ criterion: { id }, contest }) => [
      id,
      contest?.family.tried ?? everTried(log, id).size,
    ]),
  );
  const items = await store.loadItems();
  const provenance = provenanceOf(
    {
      package: { name: 'judge-assay', version: VERSION },
      study,
      studyHash: hashText(await readFile(study.file, 'utf8')),
      items: { count: items.count, hash: await store.hashItems() },
      tried,
    },
    comparisons,
  );
  return { comparisons: comparisons.map((comparison) => withTuned(comparison, log)), provenance };
}
