import { isOrdered } from '../../domain/criterion.ts';
import type { Gold } from '../../domain/gold.ts';
import type { Measure } from '../../domain/measure.ts';
import { judgesVerdict, none } from '../../stats/index.ts';
import { selectionsAlong } from '../bias/along-ways.ts';
import { bareMeasure } from '../bias/bare-measure.ts';
import type { Contestant } from '../candidate-result.ts';
import { whyNone } from '../ceiling.ts';
import { commonestAndRest, positiveAndRest } from '../classes.ts';
import type { CandidateContext } from '../context.ts';
import { settleNoVerdict } from '../no-verdict.ts';
import { commonScale } from '../pair.ts';
import { altTest } from './alt-test.ts';
import { annotatorModel } from './annotator-model.ts';
import { leftOut } from './left-out.ts';
import { besidePairs, MOST_ANNOTATORS } from './pairs-of-people.ts';
import type { BesidePeople, People } from './people.ts';
import type { Raters } from './raters.ts';

/**
 * Puts every candidate in the place of an annotator: measured against the same people, on the same transcripts, with
 * the same number of raters, which the figures against resolved gold are not. Of labels given in the role `primary`
 * alone.
 *
 * Withheld, with the reason, where labels do not come from people; nothing with one annotator.
 *
 * @param context its selection holds the items that any annotator labelled
 */
export function peopleOf(
  context: CandidateContext,
  contestants: readonly Contestant[],
  gold: Gold,
  illustrative: boolean,
): People {
  const why = whyNone(gold, illustrative) ?? notHuman(gold);
  if (why !== undefined) return { none: why, unavailable: [], candidates: [] };
  return {
    unavailable: unavailableWith(gold.annotators.length),
    candidates: contestants
      .filter(({ candidate }) => candidate.kind !== 'simulated')
      .map((contestant) => besidePeople(context, contestant, gold)),
    model: annotatorModel(context, gold),
  };
}

function notHuman({ provenances }: Gold): string | undefined {
  return provenances.includes('human') ? undefined : 'withheld: no label comes from a person';
}

/** What has to be left unsaid, and why. */
function unavailableWith(annotators: number): readonly string[] {
  if (annotators === 2) {
    return [
      'With two annotators there is no majority of the others, so nobody can be left out in turn.',
      'The alternative annotator test and Judge’s Verdict need three annotators.',
    ];
  }
  if (annotators > MOST_ANNOTATORS) {
    return [
      `With ${annotators} annotators pairs are put into one table, whoever they are, so Judge’s Verdict, which rests on each pair’s kappa, is not given.`,
    ];
  }
  return [];
}

function besidePeople(context: CandidateContext, { candidate, main }: Contestant, gold: Gold): BesidePeople {
  const answers = settleNoVerdict(main, context.whenNoVerdict, context.criterion);
  const raters: Raters = {
    context,
    annotators: gold.annotators,
    answers,
    scale: commonScale(answers, context.overall.items),
    weights: isOrdered(context.criterion) ? 'quadratic' : 'none',
  };
  const { space, criterion } = context;
  const classes = (counts: Float64Array) =>
    criterion.scale === 'binary' && space.isPositive !== undefined
      ? positiveAndRest(space.isPositive, space.positiveName ?? '')
      : commonestAndRest(space, counts);
  const { measures, pairKappas } = besidePairs(raters, classes);
  if (gold.annotators.length < 3) return { candidate: candidate.id, measures, annotators: [] };
  const alternative = leastWon(
    selectionsAlong(context.overall).map((overall) =>
      altTest({ ...raters, context: { ...context, overall } }),
    ),
  );
  return {
    candidate: candidate.id,
    measures: [
      ...measures,
      ...leftOut(raters, classes),
      ...alternative.measures,
      ...verdictOf(
        measures,
        pairKappas.flatMap(({ value }) => (value === undefined ? [] : [value])),
      ),
    ],
    annotators: alternative.annotators,
  };
}

/** Where clusters cross, the test along the way by which fewest annotators may be replaced. */
function leastWon(each: readonly ReturnType<typeof altTest>[]): ReturnType<typeof altTest> {
  const won = ({ measures }: ReturnType<typeof altTest>) =>
    measures.reduce((sum, { id, estimate }) => (id === 'alt_test_rho' ? sum : sum + (estimate ?? -1)), 0);
  return each.reduce((least, other) => (won(other) < won(least) ? other : least));
}

/** The judge's kappa with people, in standard deviations of the people's own. */
function verdictOf([judge]: readonly Measure[], pairKappas: readonly number[]): readonly Measure[] {
  if (judge === undefined || pairKappas.length === 0) return [];
  const { estimate, n, clusters, shown, cautions, reason = '' } = judge;
  const z = estimate === undefined ? none(reason) : judgesVerdict(pairKappas, estimate);
  return [bareMeasure('judges_verdict_z', z, { n, clusters, shown, cautions })];
}
