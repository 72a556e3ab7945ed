import { countAnswers } from './answers.ts';
import { biasesOf } from './bias/biases.ts';
import type { BiasFindings } from './bias/findings.ts';
import { type Calls, callsByCandidate } from './calls.ts';
import { type Contestant, candidateResult, contestant } from './candidate-result.ts';
import { ceilingOf } from './ceiling.ts';
import { type ClusterColumn, clusterColumn } from './cluster-column.ts';
import type { CandidateResult, Comparison } from './comparison.ts';
import { confidenceOf } from './confidence/confidence-of.ts';
import { consistencyOf } from './consistency/consistency-of.ts';
import type { CandidateContext, FacetSelections } from './context.ts';
import { withFamilies } from './families.ts';
import { floorsOf } from './floors.ts';
import { summariseGold } from './gold-summary.ts';
import type { CompareInput } from './input.ts';
import { labelSpace } from './label-space.ts';
import { methodsOf } from './methods.ts';
import { type Entrant, onCommonItems } from './on-common.ts';
import { peopleOf } from './people/people-of.ts';
import { rankingOf } from './ranking.ts';
import { rulesOf } from './rules.ts';
import { samplingWeights } from './sampling-weights.ts';
import { devReferences, groupBy, select, selectLabelled, stratify } from './selection.ts';

/**
 * Pairs every candidate's verdicts with gold under one criterion and measures them: overall and per facet value,
 * ranked, beside floors and the people's own agreement. Pure: the same input gives the same result, whatever order
 * the rows stand in. Items of the test split are left out and counted.
 *
 * @throws InputError where `whenNoVerdict: negative` meets a criterion without a single negative label.
 * @throws RangeError where the cluster facet is none of the items' facets.
 * @example
 * compare({ criterion, items, readings, gold, cluster: 'task', facets: ['category'], settings }).ranking.order[0]
 */
export function compare(input: CompareInput): Comparison {
  const { criterion, items, gold, settings, deploymentPrevalence } = input;
  const space = labelSpace(criterion, settings.whenNoVerdict === 'own label');
  const references = devReferences(gold, items);
  const cluster = clusterColumn(input);
  const labelled = selectLabelled(items, references);
  const weights = samplingWeights(gold, labelled);
  const context: CandidateContext = {
    criterion,
    space,
    items: items.count,
    rules: rulesOf(space, deploymentPrevalence),
    references: references.map(({ labels }) => labels),
    referenceNames: references.map(({ name }) => name),
    level: settings.level,
    replicates: settings.replicates,
    seed: settings.seed,
    whenNoVerdict: settings.whenNoVerdict,
    ...(deploymentPrevalence === undefined ? {} : { deploymentPrevalence }),
    ...(weights === undefined ? {} : { weights }),
    overall: select(labelled, cluster, weights),
    cluster,
    facets: input.facets.flatMap((facet) => selectFacet(input, facet, labelled, cluster, weights)),
  };
  const all = contestantsOf(input);
  const contestants = all.filter(({ candidate }) => candidate.kind !== 'baseline');
  const floors = withReplayed(
    floorsOf(context, items, input.facets, cluster),
    all.filter(({ candidate }) => candidate.kind === 'baseline'),
    context,
  );
  const entrants = contestants.map((contestant) => ({
    contestant,
    result: candidateResult(context, contestant, floors),
  }));
  const common = onCommonItems(context, entrants);
  const results = withFamilies(common.results);
  const biases = biasesOf(context, contestants, input);
  const ranking = rankingOf(context, contestants, common, deploymentPrevalence);
  const others = beside(input, context, entrants);
  const goldSummary = summariseGold({
    gold,
    version: input.goldVersion,
    references,
    items,
    selection: context.overall,
    cluster: input.cluster,
    space,
    weights,
    illustrative: settings.illustrative,
  });
  const amongAnnotators = {
    ...context,
    overall: select(selectLabelled(items, gold.annotators), cluster, weights),
  };
  const positive = criterion.positive === undefined ? undefined : space.names[criterion.positive];
  return {
    criterion: {
      id: criterion.id,
      question: criterion.question,
      scale: criterion.scale,
      labels: space.names,
      ...(positive === undefined ? {} : { positive }),
    },
    gold: goldSummary,
    ceiling: ceilingOf(amongAnnotators, gold, settings.illustrative),
    people: peopleOf(amongAnnotators, contestants, gold, settings.illustrative),
    candidates: inOrder(
      results.map((result) => withBias(result, biases.get(result.candidate.hash))),
      ranking.order.map(({ candidate }) => candidate),
    ),
    floors,
    ranking,
    ...others,
    methods: methodsOf(input, goldSummary, context, others),
  };
}

function withBias(result: CandidateResult, bias: BiasFindings | undefined): CandidateResult {
  return bias === undefined ? result : { ...result, bias };
}

/** What verdicts say of each other, and what confidences are worth: nothing of it enters the ranking. */
function beside(
  { readings, items, triedBefore = 0 }: CompareInput,
  context: CandidateContext,
  entrants: readonly Entrant[],
): Pick<Comparison, 'consistency' | 'confidence' | 'noConfidence'> {
  const calls = callsByCandidate(readings, items.count, context.criterion);
  const callsOf = new Map(
    readings.candidates.map(({ hash }, candidate) => [hash, calls[candidate] as Calls]),
  );
  const consistency = consistencyOf(context, entrants, callsOf);
  const { known, unknown } = confidenceOf(context, entrants, callsOf, triedBefore);
  return {
    ...(consistency === undefined ? {} : { consistency }),
    ...(known.length === 0 ? {} : { confidence: known }),
    ...(unknown.length === 0 ? {} : { noConfidence: unknown }),
  };
}

/** Baselines that were replayed like judges are floors, too; nobody chooses them. One name stands once. */
function withReplayed(
  floors: readonly CandidateResult[],
  baselines: readonly Contestant[],
  context: CandidateContext,
): readonly CandidateResult[] {
  const known = new Set(floors.map(({ candidate }) => candidate.id));
  const others = baselines.filter(({ candidate }) => !known.has(candidate.id));
  return [...floors, ...others.map((baseline) => candidateResult(context, baseline, 'is a floor'))];
}

function selectFacet(
  { items }: CompareInput,
  facet: string,
  labelled: Int32Array,
  cluster: ClusterColumn | undefined,
  weights: Float64Array | undefined,
): readonly FacetSelections[] {
  const column = items.facets.get(facet);
  if (column === undefined) return [];
  const groups = groupBy(labelled, column);
  const stratified = stratify(groups, cluster, weights);
  return [
    {
      facet,
      groups: groups.map((group) => ({ ...group, selection: select(group.items, cluster, weights) })),
      stratified,
      without: labelled.length - stratified.items.length,
    },
  ];
}

/** Candidates that were asked at all. */
function contestantsOf({ readings, items, criterion }: CompareInput): readonly Contestant[] {
  return countAnswers(readings, items.count, criterion.labels.length).flatMap(
    ({ candidate, presentations }) => {
      const who = readings.candidates[candidate];
      return who === undefined || presentations.length === 0
        ? []
        : [contestant(who, presentations, criterion, items.count)];
    },
  );
}

/** Ranked ones in rank order, then those below the line, then simulated ones, each by id. */
function inOrder(results: readonly CandidateResult[], order: readonly string[]): readonly CandidateResult[] {
  const group = ({ standing }: CandidateResult) =>
    standing === 'ranked' ? 0 : standing === 'below the line' ? 1 : 2;
  return [...results].sort(
    (left, right) =>
      group(left) - group(right) ||
      order.indexOf(left.candidate.id) - order.indexOf(right.candidate.id) ||
      (left.candidate.id < right.candidate.id ? -1 : 1),
  );
}
