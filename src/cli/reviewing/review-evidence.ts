import type { ItemColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import type { Gold } from '../../domain/gold.ts';
import { InputError } from '../../domain/problem.ts';
import { type QueueEntry, reviewQueue } from '../../domain/review-queue.ts';
import type { Study } from '../../domain/study.ts';
import { withoutExamples } from '../../domain/without-examples.ts';
import { goldOf } from '../comparing/gold-in-use.ts';
import { loadColumns, withFacetAliases } from '../comparing/load-columns.ts';
import { staleFinding } from '../comparing/served.ts';
import { exampleItems } from '../replaying/example-items.ts';
import type { Workplace } from '../workplace.ts';
import { rankedVerdicts } from './ranked-verdicts.ts';

/** What a review is about: the criterion, the gold before any review, and the queue that follows from them. */
export interface ReviewEvidence {
  readonly criterion: Criterion;
  readonly items: ItemColumns;
  readonly gold: Gold;
  readonly candidates: readonly string[];
  /** Hash -> the name that a candidate is shown under: its id, and whether another model is served now. */
  readonly names: ReadonlyMap<string, string>;
  readonly queue: readonly QueueEntry[];
}

/**
 * Reads what the review of a criterion needs. The queue rests on the gold that stood before any verdict was opened, so
 * decisions do not move it.
 *
 * @throws InputError where the criterion is none that was asked, or no candidate is ranked.
 */
export async function reviewEvidence(
  place: Workplace,
  criterionId: string | undefined,
): Promise<ReviewEvidence> {
  const { study, store } = place;
  const criterion = askedCriterion(study, criterionId);
  const items = withFacetAliases(await store.loadItems(), study.facets);
  const { readings, annotations } = await loadColumns(place, criterion, items);
  const examples = await exampleItems(study, items);
  const gold = withoutExamples(goldOf(place, criterion, items, annotations), examples);
  const facets = study.facets.map(({ name }) => name);
  const { candidates, cases } = rankedVerdicts(criterion, items, readings, gold, facets);
  if (cases.length === 0) {
    throw new InputError({
      message: `no item has a gold label under "${criterion.id}"`,
      remedy: 'import labels first: assay import <labels>',
      at: { file: study.file },
    });
  }
  if (candidates.length === 0) {
    throw new InputError({
      message: `no candidate is ranked under "${criterion.id}": none has verdicts on 95 % of the labelled items`,
      remedy: 'import verdicts or run assay replay, then see assay compare',
      at: { file: study.file },
    });
  }
  const queue = reviewQueue(cases, { seed: study.seed, criterion: criterion.id });
  const served = await store.served();
  const names = new Map(
    readings.candidates.map(({ hash, id }) => [
      hash,
      staleFinding(served, hash) === undefined ? id : `${id} (validation is stale)`,
    ]),
  );
  return { criterion, items, gold, candidates, names, queue };
}

function askedCriterion({ criteria, file }: Study, id: string | undefined): Criterion {
  const asked = criteria.filter((criterion) => criterion.derived === undefined);
  const found = id === undefined ? asked[0] : asked.find((criterion) => criterion.id === id);
  if (found !== undefined) return found;
  const derived = criteria.some((criterion) => criterion.id === id);
  throw new InputError({
    message: derived
      ? `"${id}" is derived from other criteria, and no rater gives its labels`
      : `the study has no criterion "${id}"`,
    remedy: `review one of: ${asked.map((criterion) => criterion.id).join(', ')}`,
    at: { file },
  });
}
