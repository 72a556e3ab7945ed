import { z } from 'zod';
import { priorVerdicts } from '../domain/baseline.ts';
import { compareCodePoints } from '../domain/canonical-json.ts';
import type { Coded } from '../domain/columns.ts';
import type { Criterion } from '../domain/criterion.ts';
import { hashValue } from '../domain/hash.ts';
import type { AskJudge } from '../domain/judge.ts';
import type { JudgeEntry } from '../domain/study.ts';
import { askedCriteria } from './asked-criteria.ts';
import type { GoldLabels, JudgeContext } from './context.ts';
import { goldCodes } from './gold-codes.ts';
import { programJudge } from './program-judge.ts';
import { judgeProblem, readSettings } from './read-settings.ts';

const Settings = z.strictObject({
  facet: z.string().min(1).describe('The one thing it knows of an item, such as its category.'),
});

const REMEDIES = { facet: 'name the one facet it knows: `settings: {facet: category}`' };

/**
 * The judge that knows one facet of an item and nothing else: it says what gold most often is at that value,
 * learnt without the item and its cluster.
 *
 * @param verdicts what it says, from `priorVerdicts`: criterion id -> item key -> label id.
 */
export function priorJudge(facet: string, verdicts: GoldLabels): AskJudge {
  const table = [...verdicts].map(([criterion, labels]) => [criterion, Object.fromEntries(labels)]);
  const identity = { provider: 'prior', facet, verdicts: hashValue(Object.fromEntries(table)) };
  return programJudge(identity, ({ item }, criterion) => {
    const label = verdicts.get(criterion)?.get(item);
    return label === undefined ? { label: null } : { label };
  });
}

/** @throws InputError where there is no gold to learn from, or no item has the facet. */
export function buildPrior(entry: JudgeEntry, context: JudgeContext): AskJudge {
  const { facet } = readSettings(Settings, entry, REMEDIES);
  const { gold, facets } = context;
  if (gold === undefined || facets === undefined) {
    throw judgeProblem(entry, 'there is no gold to learn from', 'name annotations under `gold: sources:`');
  }
  const items = [...facets.keys()].sort(compareCodePoints);
  const known = coded(items, (item) => facets.get(item)?.[facet]);
  if (known.values.length === 0) {
    throw judgeProblem(entry, `no item has the facet \`${facet}\``, 'name a facet that the items have');
  }
  const { cluster } = context;
  const groups = cluster === undefined ? undefined : coded(items, (item) => facets.get(item)?.[cluster]);
  const verdicts = askedCriteria(context.criteria).map((criterion): [string, ReadonlyMap<string, string>] => {
    const labels = goldCodes(criterion, gold.get(criterion.id) ?? new Map(), items);
    // Without any gold it would say the first label, which nobody gave.
    if (labels.every((label) => label < 0)) return [criterion.id, new Map()];
    const codes = priorVerdicts(
      labels,
      criterion.labels.length,
      known,
      groups ?? coded(items, (item) => item),
    );
    return [criterion.id, labelled(criterion, items, codes)];
  });
  return priorJudge(facet, new Map(verdicts));
}

function coded(items: readonly string[], facetOf: (item: string) => string | undefined): Coded {
  const values = items.map(facetOf);
  const distinct = [...new Set(values.filter((value) => value !== undefined))].sort(compareCodePoints);
  const codes = new Map(distinct.map((value, index) => [value, index]));
  return { values: distinct, codes: Int32Array.from(values, (value) => codes.get(value ?? '') ?? -1) };
}

function labelled(criterion: Criterion, items: readonly string[], codes: Int16Array): Map<string, string> {
  return new Map(
    items.flatMap((item, index): [string, string][] => {
      const label = criterion.labels[codes[index] ?? -1];
      return label ? [[item, label.id]] : [];
    }),
  );
}
