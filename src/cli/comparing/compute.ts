import { compare } from '../../compare/compare.ts';
import type { Comparison } from '../../compare/comparison.ts';
import { deriveAnnotations, deriveReadings } from '../../compare/derive.ts';
import { type Annotation, annotationHash } from '../../domain/annotation.ts';
import type { AnnotationColumns, Coded, ItemColumns, ReadingColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import { withDisplayNames } from '../../domain/display-names.ts';
import { type Gold, type GoldVersion, goldVersion } from '../../domain/gold.ts';
import { InputError } from '../../domain/problem.ts';
import { type GoldInput, resolveGold } from '../../domain/resolve-gold.ts';
import type { Facet, Study } from '../../domain/study.ts';
import { withoutExamples } from '../../domain/without-examples.ts';
import { exampleItems } from '../replaying/example-items.ts';
import type { Workplace } from '../workplace.ts';
import { requireAnnotator, requireFacets } from './requirements.ts';
import { appliedReviews } from './reviewed-gold.ts';

/**
 * Which gold figures rest on: labels that stood before any verdict was opened, or these with the decisions of
 * reviewers.
 */
export type GoldChoice = 'before-review' | 'reviewed';

/** Compares every candidate in the store with the study's gold, one comparison per criterion. */
export async function computeComparisons(
  place: Workplace,
  only: {
    readonly criterion?: string;
    readonly facets?: readonly string[];
    readonly gold?: GoldChoice;
  },
): Promise<readonly Comparison[]> {
  const { study, store } = place;
  const criteria = chosenCriteria(study, only.criterion);
  const items = withFacetAliases(await store.loadItems(), study.facets);
  if (items.count === 0) throw nothingImported(study, 'items', 'assay import <transcripts or a mapping>');
  const facets = only.facets ?? study.facets.map((facet) => facet.name);
  requireFacets(facets, items, study);
  requireAnnotator(place.gold.annotations, study);
  const version = versionOf(place, only.gold);
  const examples = await exampleItems(study, items);
  const comparisons: Comparison[] = [];
  for (const criterion of criteria) {
    const { readings, annotations } = await loadColumns(place, criterion, items);
    if (readings.rows === 0) throw nothingImported(study, 'verdicts', 'assay import <recorded verdicts>');
    const gold = goldOf(place, criterion, items, annotations, only.gold);
    if (gold.why.every((why) => why > 0)) throw noGold(study, criterion, annotations.rows);
    const compared = withoutExamples(gold, examples);
    comparisons.push(compareOne(study, criterion, items, readings, compared, version, facets));
  }
  return comparisons;
}

/** The version of the gold in use: lines that have no part in it leave it as it is. */
export function versionOf({ study, gold }: Workplace, choice: GoldChoice = 'before-review'): GoldVersion {
  return goldVersion(
    study.gold.policy,
    gold.annotations.filter(isBeforeReview).map(annotationHash),
    choice === 'reviewed' ? gold.decisions.flatMap(({ id, changesGold }) => (changesGold ? [id] : [])) : [],
  );
}

/** Reviewers' own labels, and labels given after verdicts were seen, are no part of any gold. */
function isBeforeReview({ role, saw }: Annotation): boolean {
  return role !== 'review' && saw === 'nothing';
}

/** The gold of one criterion, before items that templates show as examples are taken out. */
export function goldOf(
  place: Workplace,
  criterion: Criterion,
  items: ItemColumns,
  annotations: AnnotationColumns,
  choice: GoldChoice = 'before-review',
): Gold {
  const before = { policy: place.study.gold.policy, items: items.count, annotations };
  return choice === 'reviewed' ? reviewedGold(place, criterion, items, before) : resolveGold(before);
}

function reviewedGold(place: Workplace, criterion: Criterion, items: ItemColumns, before: GoldInput): Gold {
  const { reviews, rule } = appliedReviews(place.gold.decisions, criterion, place.study.criteria, items);
  const gold = resolveGold({ ...before, reviews });
  return { ...gold, rule: `${gold.rule}, ${rule}` };
}

function compareOne(
  study: Study,
  criterion: Criterion,
  items: ItemColumns,
  readings: ReadingColumns,
  gold: Gold,
  version: GoldVersion,
  facets: readonly string[],
): Comparison {
  const prevalence = study.deploymentPrevalence[criterion.id];
  return compare({
    criterion,
    items,
    readings,
    gold,
    goldVersion: version,
    cluster: study.cluster,
    facets,
    ...(prevalence === undefined ? {} : { deploymentPrevalence: prevalence }),
    settings: { ...study.statistics, seed: study.seed, illustrative: study.illustrative },
  });
}

/** A derived criterion's columns come from those of the criteria it is made of. */
export async function loadColumns(
  place: Workplace,
  criterion: Criterion,
  items: ItemColumns,
): Promise<{ readings: ReadingColumns; annotations: AnnotationColumns }> {
  const load = async (asked: Criterion) => ({
    criterion: asked,
    readings: await loadReadings(place, asked, items),
    annotations: await place.store.loadAnnotations(asked, items),
  });
  if (criterion.derived === undefined) return load(criterion);
  const asked = place.study.criteria.filter((entry) => entry.derived === undefined);
  const sources = await Promise.all(asked.map(load));
  return {
    readings: deriveReadings(criterion, sources, items),
    annotations: deriveAnnotations(criterion, sources, items),
  };
}

async function loadReadings(
  place: Workplace,
  criterion: Criterion,
  items: ItemColumns,
): Promise<ReadingColumns> {
  const readings = await place.store.loadReadings(criterion, items);
  const own = place.gold.annotations.filter(
    (entry) => entry.criterion === criterion.id && isBeforeReview(entry),
  );
  return {
    ...readings,
    candidates: withDisplayNames(
      readings.candidates,
      own.map(({ view }) => view),
    ),
  };
}

function chosenCriteria(study: Study, id: string | undefined): readonly Criterion[] {
  if (id === undefined) return study.criteria;
  const chosen = study.criteria.filter((criterion) => criterion.id === id);
  if (chosen.length > 0) return chosen;
  throw new InputError({
    message: `the study has no criterion "${id}"`,
    remedy: `name one of: ${study.criteria.map((criterion) => criterion.id).join(', ')}`,
    at: { file: study.file },
  });
}

function nothingImported(study: Study, what: string, command: string): InputError {
  return new InputError({
    message: `the store of this study holds no ${what} yet`,
    remedy: `import them: ${command}`,
    at: { file: study.file },
  });
}

function noGold(study: Study, { id }: Criterion, annotations: number): InputError {
  return new InputError({
    message: `no item has a gold label under "${id}"`,
    remedy:
      annotations === 0
        ? 'import labels: assay import <labels>'
        : `there are ${annotations} annotations, but none stands under the gold policy: see docs/study-file.md, gold`,
    at: { file: study.file },
  });
}

/** Spellings of one facet value that the study declares equal become one value. */
export function withFacetAliases(items: ItemColumns, facets: readonly Facet[]): ItemColumns {
  const renamed = new Map(items.facets);
  for (const facet of facets) {
    const column = items.facets.get(facet.name);
    if (column && Object.keys(facet.aliases).length > 0)
      renamed.set(facet.name, recode(column, facet.aliases));
  }
  return { ...items, facets: renamed };
}

function recode(column: Coded, aliases: Readonly<Record<string, string>>): Coded {
  const meant = column.values.map((value) =>
    Object.hasOwn(aliases, value) ? (aliases[value] ?? value) : value,
  );
  const values = [...new Set(meant)].sort();
  const newCode = new Map(values.map((value, code) => [value, code]));
  const codes = column.codes.map((code) => newCode.get(meant[code] ?? '') ?? -1);
  return { values, codes };
}
