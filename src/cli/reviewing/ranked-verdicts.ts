import { type Answers, countAnswers } from '../../compare/answers.ts';
import { contestant, RANKED_FROM } from '../../compare/candidate-result.ts';
import { devReferences, selectLabelled } from '../../compare/selection.ts';
import { verdictRate } from '../../compare/verdict-rate.ts';
import { canBeChosen } from '../../domain/candidate.ts';
import type { ItemColumns, ReadingColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import type { Gold } from '../../domain/gold.ts';
import type { ReviewCase } from '../../domain/review-queue.ts';

/** What a queue is made from, and the candidates that take part in it. */
export interface RankedVerdicts {
  /** Ids, in order. */
  readonly candidates: readonly string[];
  /** One per labelled item of the dev split. */
  readonly cases: readonly ReviewCase[];
}

/**
 * The verdicts of the candidates that comparison ranks, beside gold, item by item. Verdicts of both orders of a pair
 * are combined as they are there; baselines and simulated judges take no part.
 *
 * @param facets names of the facets that reviewers can filter by
 */
export function rankedVerdicts(
  criterion: Criterion,
  items: ItemColumns,
  readings: ReadingColumns,
  gold: Gold,
  facets: readonly string[],
): RankedVerdicts {
  const references = devReferences(gold, items);
  const labelled = selectLabelled(items, references);
  const ranked = countAnswers(readings, items.count, criterion.labels.length).flatMap(
    ({ candidate, presentations }) => {
      const who = readings.candidates[candidate];
      if (who === undefined || !canBeChosen(who)) return [];
      if (verdictRate(presentations, labelled) < RANKED_FROM) return [];
      return [{ candidate: who.id, answers: contestant(who, presentations, criterion, items.count).main }];
    },
  );
  return {
    candidates: ranked.map(({ candidate }) => candidate),
    cases: [...labelled].map((item) => ({
      item: items.keys[item] ?? '',
      facets: facetsOf(items, item, facets),
      gold: references.map(({ labels }) => labels[item] ?? -1).filter((label) => label >= 0),
      verdicts: ranked.map(({ candidate, answers }) => ({ candidate, labels: labelsAt(answers, item) })),
    })),
  };
}

function labelsAt({ counts, width, labels }: Answers, item: number): readonly number[] {
  const given: number[] = [];
  for (let label = 0; label < labels; label++) {
    if ((counts[item * width + label] ?? 0) > 0) given.push(label);
  }
  return given;
}

function facetsOf(
  items: ItemColumns,
  item: number,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const column = items.facets.get(name);
      const value = column?.values[column.codes[item] ?? -1];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
