import { countAnswers } from '../compare/answers.ts';
import { contestant } from '../compare/candidate-result.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { CompareInput } from '../compare/input.ts';
import { labelSpace } from '../compare/label-space.ts';
import { settleNoVerdict } from '../compare/no-verdict.ts';
import { devReferences } from '../compare/selection.ts';
import { canBeChosen } from '../domain/candidate.ts';
import { afterChoice } from './after-choice.ts';
import { armSums, EVERYTHING } from './arm-sums.ts';
import type { CandidateRates, Claims } from './claims.ts';
import { conclusionsOf } from './conclusions.ts';
import { facetRates } from './facet-rates.ts';
import { type ClaimItems, claimItems, judgedShares } from './judged-items.ts';
import { claimMethods } from './methods.ts';
import type { RateSettings } from './rate-settings.ts';
import { ratesOf } from './rates.ts';
import { sensitivityOf } from './sensitivity.ts';

export interface ClaimInput extends CompareInput {
  /** The candidate whose rates are the headline; the first ranked unless given. */
  readonly headline?: string;
}

/** One candidate's verdicts over items. */
interface Judge {
  readonly id: string;
  readonly judged: Float64Array;
  /** Every item was judged once at most. */
  readonly isOnce: boolean;
}

/**
 * The rates that a team reports from a judge's verdicts, corrected for the judge's errors: overall, per value of each
 * facet, between values, under every ranked candidate and the one named. Only where transcripts without gold were
 * judged: where all have gold the rate is gold's own. Simulated judges and baselines take no part.
 *
 * Pure, deterministic in the seed.
 *
 * @throws RangeError where the cluster facet is none of the items' facets.
 * @example
 * claimsOf(input, compare(input)).rates[0]?.overall.corrected.estimate
 */
export function claimsOf(input: ClaimInput, comparison: Comparison): Claims {
  const { criterion, items, gold, settings, facets } = input;
  const space = labelSpace(criterion, settings.whenNoVerdict === 'own label');
  const { isPositive, positiveName = '' } = space;
  const nothing = (none: string): Claims => ({
    none,
    positive: positiveName,
    transcripts: 0,
    labelled: 0,
    rates: [],
    conclusions: [],
    methods: [],
  });
  if (isPositive === undefined)
    return nothing('the criterion has no positive label whose rate could be reported');
  const cluster = input.cluster === undefined ? undefined : items.facets.get(input.cluster);
  if (input.cluster !== undefined && cluster === undefined)
    throw new RangeError(`the cluster facet ${input.cluster} is no facet of the items`);
  const references = devReferences(gold, items);
  const parts = claimItems(items, gold, references, isPositive, cluster);
  const judges = judgesOf(input, comparison, parts, isPositive);
  if (judges.length === 0) return nothing('no candidate is ranked');
  const judgedOnly = judges.some(({ judged }) =>
    judged.some((yes, item) => yes >= 0 && (parts.gold[item] ?? -1) < 0),
  );
  if (!judgedOnly)
    return nothing(
      'every transcript with a verdict has gold, so there is nothing to correct: the rate is gold’s',
    );
  const rates = judges.map((judge) => candidateRates(input, parts, judge, references.length === 1, facets));
  const ranked = judges.filter(({ id }) => isRanked(comparison, id));
  const choice = afterChoice(parts, ranked, {
    level: settings.level,
    replicates: settings.replicates,
    seed: settings.seed,
    criterion: criterion.id,
    ...(input.deploymentPrevalence === undefined ? {} : { deploymentPrevalence: input.deploymentPrevalence }),
  });
  const headline = input.headline ?? judges[0]?.id;
  return {
    positive: positiveName,
    transcripts: parts.takesPart.reduce((sum, own) => sum + own, 0),
    labelled: parts.gold.reduce((sum, own) => sum + (own >= 0 ? 1 : 0), 0),
    ...(headline === undefined ? {} : { headline }),
    rates,
    afterChoice: choice,
    conclusions: conclusionsOf(rates, settings.level),
    methods: claimMethods(
      input,
      !('none' in choice),
      facets.some((facet) => facet !== input.cluster),
    ),
  };
}

/** Ranked candidates in rank order, then the one named where it is another. */
function judgesOf(
  input: ClaimInput,
  comparison: Comparison,
  items: ClaimItems,
  isPositive: (label: number) => boolean,
): readonly Judge[] {
  const { criterion, readings, settings } = input;
  const found = countAnswers(readings, items.count, criterion.labels.length).flatMap(
    ({ candidate, presentations }): readonly Judge[] => {
      const who = readings.candidates[candidate];
      if (who === undefined || presentations.length === 0 || !canBeChosen(who)) return [];
      if (!isRanked(comparison, who.id) && who.id !== input.headline) return [];
      const { main } = contestant(who, presentations, criterion, items.count);
      const answers = settleNoVerdict(main, settings.whenNoVerdict, criterion);
      const judged = judgedShares(answers, items, isPositive);
      return [{ id: who.id, judged, isOnce: judged.every((yes) => yes <= 0 || yes === 1) }];
    },
  );
  const place = ({ id }: Judge) => {
    const at = comparison.ranking.order.findIndex(({ candidate }) => candidate === id);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  return found.sort((left, right) => place(left) - place(right) || (left.id < right.id ? -1 : 1));
}

function isRanked({ ranking }: Comparison, id: string): boolean {
  return ranking.order.some(({ candidate }) => candidate === id);
}

function candidateRates(
  { items, cluster, settings }: ClaimInput,
  parts: ClaimItems,
  { id, judged, isOnce }: Judge,
  isOneReference: boolean,
  facets: readonly string[],
): CandidateRates {
  const without = judged.reduce(
    (sum, yes, item) => sum + (yes < 0 && parts.takesPart[item] === 1 ? 1 : 0),
    0,
  );
  const rateSettings: RateSettings = {
    level: settings.level,
    isSimple: cluster === undefined && isOnce && isOneReference && parts.weights === undefined,
    isWeighted: parts.weights !== undefined,
    isClustered: cluster !== undefined,
    leftOut: without === 0 ? [] : [{ reason: 'no verdict', count: without }],
  };
  const sums = armSums(parts, judged, EVERYTHING, settings.level);
  return {
    candidate: id,
    overall: ratesOf(sums, rateSettings, {}, 'own'),
    sensitivity: sensitivityOf(sums, rateSettings),
    by: facets
      .filter((facet) => facet !== cluster)
      .flatMap((facet) => {
        const column = items.facets.get(facet);
        return column === undefined
          ? []
          : [facetRates(facet, column, parts, judged, { ...rateSettings, leftOut: [] })];
      }),
  };
}
