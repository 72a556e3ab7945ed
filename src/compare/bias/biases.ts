import type { Measure } from '../../domain/measure.ts';
import { benjaminiHochberg, stream } from '../../stats/index.ts';
import type { Contestant } from '../candidate-result.ts';
import type { CandidateContext, FacetSelections } from '../context.ts';
import type { CompareInput } from '../input.ts';
import { settleNoVerdict } from '../no-verdict.ts';
import { commonScale, pair } from '../pair.ts';
import { leastClaimed, selectionsAlong } from './along-ways.ts';
import { type DifferentialErrorTest, differentialErrorTest } from './differential-error-test.ts';
import { type FacetErrors, facetErrors } from './facet-errors.ts';
import { type Answering, familyPreference } from './family-preference.ts';
import type { BiasFindings, FacetBias } from './findings.ts';
import { inventedQuotes } from './invented-quotes.ts';
import { labelShareTests } from './label-shares.ts';
import { lengthBias } from './length-bias.ts';
import { withAdjusted } from './with-adjusted.ts';

/**
 * What is known of every candidate's bias, by candidate hash. The p-values of all candidates (and facets) are one
 * family each, adjusted by Benjamini-Hochberg; values of a facet are looked at only where its adjusted omnibus p-value
 * is at most 1 - level.
 */
export function biasesOf(
  context: CandidateContext,
  contestants: readonly Contestant[],
  { items, evidence = {} }: CompareInput,
): ReadonlyMap<string, BiasFindings> {
  const { logLengths } = evidence;
  const agents = items.facets.get('agent');
  const all = contestants.map(
    ({ candidate, main }): Answering => ({
      candidate,
      answers: settleNoVerdict(main, context.whenNoVerdict, context.criterion),
    }),
  );
  const ways = selectionsAlong(context.overall).map((overall) => ({ ...context, overall }));
  const along = (measures: (way: CandidateContext) => readonly Measure[]) => leastClaimed(ways.map(measures));
  const shares = all.map((own) => along((way) => sharesOf(way, own)));
  const adjusted = withAdjusted(
    shares.map(([first]) => first as Measure),
    benjaminiHochberg,
  );
  const facets = facetBiases(context, all);
  return new Map(
    all.map((own, index): [string, BiasFindings] => [
      own.candidate.hash,
      {
        measures: [
          ...(adjusted[index] ?? []),
          ...(shares[index] ?? []).slice(1),
          ...along((way) => (logLengths === undefined ? [] : lengthBias(way, own.answers, logLengths))),
          ...along((way) => familyPreference(way, own, all, evidence.families ?? [], agents)),
          ...quotesOf(own.candidate.hash),
        ],
        byFacet: facets[index] ?? [],
      },
    ]),
  );

  function quotesOf(hash: string): readonly Measure[] {
    const counts = evidence.quotes?.get(hash);
    return counts === undefined ? [] : along((way) => inventedQuotes(way, counts));
  }
}

function sharesOf(context: CandidateContext, { candidate, answers }: Answering): readonly Measure[] {
  const scale = commonScale(answers, context.overall.items);
  const pairing = pair(context.overall, context.references, answers, scale);
  return labelShareTests(pairing, context.space, streamOf(context, candidate.hash), context.replicates);
}

function streamOf({ seed, criterion }: CandidateContext, ...names: readonly string[]) {
  return (id: string) => stream(seed, id, criterion.id, ...names);
}

interface Tested {
  readonly candidate: number;
  readonly facet: string;
  readonly errors: FacetErrors;
  readonly test: DifferentialErrorTest;
}

function facetBiases(
  context: CandidateContext,
  all: readonly Answering[],
): readonly (readonly FacetBias[])[] {
  const { isPositive } = context.space;
  if (isPositive === undefined) return all.map(() => []);
  const tested = all.flatMap((own, candidate) =>
    context.facets
      .filter(({ groups }) => groups.length > 1)
      .map((facet): Tested => ({ candidate, ...testOf(context, own, facet, isPositive) })),
  );
  const pairs = withAdjusted(
    tested.map(({ test }) => test.omnibus),
    benjaminiHochberg,
  );
  return all.map((_, candidate) =>
    tested.flatMap((entry, index): readonly FacetBias[] => {
      if (entry.candidate !== candidate) return [];
      const measures = pairs[index] ?? [];
      const p = measures[1]?.estimate ?? 1;
      const rejects = p <= 1 - context.level + 1e-12;
      return [
        {
          facet: entry.facet,
          measures,
          contrasts: rejects ? entry.test.contrasts() : [],
          untested: entry.errors.untested,
        },
      ];
    }),
  );
}

function testOf(
  context: CandidateContext,
  { candidate, answers }: Answering,
  { facet, groups, stratified }: FacetSelections,
  isPositive: (label: number) => boolean,
): Pick<Tested, 'facet' | 'errors' | 'test'> {
  const scale = commonScale(answers, context.overall.items);
  const random = streamOf(context, candidate.hash, facet);
  const tests = selectionsAlong(stratified).map((way) => {
    const pairing = pair(way, context.references, answers, scale);
    const errors = facetErrors(
      pairing,
      groups.map(({ value }) => value),
      isPositive,
    );
    return {
      facet,
      errors,
      test: differentialErrorTest(errors, pairing, context.level, random, context.replicates),
    };
  });
  const [least] = leastClaimed(tests.map(({ test }) => [test.omnibus]));
  return tests.find(({ test }) => test.omnibus === least) ?? (tests[0] as (typeof tests)[number]);
}
