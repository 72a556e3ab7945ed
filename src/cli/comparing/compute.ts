import { criteriaBeside } from '../../choose/criteria-beside.ts';
import { withPrices } from '../../compare/consistency/with-prices.ts';
import type { CompareInput } from '../../compare/input.ts';
import type { ItemColumns, ReadingColumns } from '../../domain/columns.ts';
import type { Criterion } from '../../domain/criterion.ts';
import type { Gold, GoldVersion } from '../../domain/gold.ts';
import { InputError } from '../../domain/problem.ts';
import type { Study } from '../../domain/study.ts';
import type { CandidateCost } from '../../domain/usage.ts';
import { withoutExamples } from '../../domain/without-examples.ts';
import type { Assessment } from '../../report/assessment.ts';
import { exampleItems } from '../replaying/example-items.ts';
import type { Workplace } from '../workplace.ts';
import { assess } from './assess.ts';
import { candidateCosts } from './candidate-costs.ts';
import { readComparisons } from './comparison-log.ts';
import { type GoldChoice, goldOf, versionOf } from './gold-in-use.ts';
import { loadColumns, withFacetAliases } from './load-columns.ts';
import { quoteCounts } from './quote-counts.ts';
import { requireAnnotator, requireFacets, requireHeadline } from './requirements.ts';
import { withServed } from './served.ts';

/** What to compare: all criteria and the study's facets, unless named. */
export interface Asked {
  readonly criterion?: string;
  readonly facets?: readonly string[];
  readonly gold?: GoldChoice;
}

/** Compares every candidate in the store with the study's gold, and with each other, one assessment per criterion. */
export async function computeComparisons(
  place: Workplace,
  /** `headline`: the candidate whose rates are the headline of the claims. */
  only: Asked & { readonly headline?: string },
): Promise<readonly Assessment[]> {
  const { study, store } = place;
  const inputs = await compareInputs(place, only);
  const log = await readComparisons(study.folder);
  const usage = await store.usage();
  const served = await store.served();
  return inputs.map((input, at) => {
    requireHeadline(only.headline, input.readings, study);
    const assessment = withBeside(assess(input, study.criteria.length, log, only.headline), inputs, at);
    return withServed(withCosts(assessment, candidateCosts(usage, input.readings)), served);
  });
}

function withCosts(assessment: Assessment, costs: readonly CandidateCost[]): Assessment {
  const { consistency } = assessment;
  return {
    ...assessment,
    ...(consistency === undefined ? {} : { consistency: withPrices(consistency, costs) }),
    ...(costs.length === 0 ? {} : { costs }),
  };
}

/** Each pair of criteria stands once, under the one that the study names first. */
function withBeside(assessment: Assessment, inputs: readonly CompareInput[], at: number): Assessment {
  const input = inputs[at];
  const beside = input === undefined ? [] : criteriaBeside(input, inputs.slice(at + 1));
  return beside.length === 0 ? assessment : { ...assessment, beside };
}

/** The columns and settings that a comparison is made from, one per criterion. */
export async function compareInputs(place: Workplace, only: Asked): Promise<readonly CompareInput[]> {
  const { study, store } = place;
  const criteria = chosenCriteria(study, only.criterion);
  const items = withFacetAliases(await store.loadItems(), study.facets);
  if (items.count === 0) throw nothingImported(study, 'items', 'assay import <transcripts or a mapping>');
  const facets = only.facets ?? study.facets.map((facet) => facet.name);
  requireFacets(facets, items, study);
  requireAnnotator(place.gold.annotations, study);
  const version = versionOf(place, only.gold);
  const examples = await exampleItems(study, items);
  const logLengths = await store.loadLengths(items);
  const inputs: CompareInput[] = [];
  for (const criterion of criteria) {
    const { readings, annotations } = await loadColumns(place, criterion, items);
    if (readings.rows === 0) throw nothingImported(study, 'verdicts', 'assay import <recorded verdicts>');
    const gold = goldOf(place, criterion, items, annotations, only.gold);
    if (gold.why.every((why) => why > 0)) throw noGold(study, criterion, annotations.rows);
    const compared = withoutExamples(gold, examples);
    const evidence = {
      logLengths,
      families: study.families,
      quotes: await quoteCounts(store, criterion.id, items, compared),
    };
    inputs.push({ ...inputOf(study, criterion, items, readings, compared, version, facets), evidence });
  }
  return inputs;
}

function inputOf(
  study: Study,
  criterion: Criterion,
  items: ItemColumns,
  readings: ReadingColumns,
  gold: Gold,
  version: GoldVersion,
  facets: readonly string[],
): CompareInput {
  const prevalence = study.deploymentPrevalence[criterion.id];
  return {
    criterion,
    items,
    readings,
    gold,
    goldVersion: version,
    cluster: study.cluster,
    ...(study.crossed === undefined ? {} : { crossed: study.crossed }),
    facets,
    ...(prevalence === undefined ? {} : { deploymentPrevalence: prevalence }),
    settings: { ...study.statistics, seed: study.seed, illustrative: study.illustrative },
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
