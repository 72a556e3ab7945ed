import type { Measure } from '../../domain/measure.ts';
import {
  type AlternativeAnnotatorTest,
  alignment,
  alternativeAnnotatorTest,
  type HeldAgainst,
} from '../../stats/index.ts';
import { bareMeasure } from '../bias/bare-measure.ts';
import type { BesidePeople } from './people.ts';
import { judgeLabels, type Raters } from './raters.ts';

/** What an annotator costs more than a judge: experts, skilled annotators, a crowd. */
const EPSILONS = ['0.20', '0.15', '0.10'] as const;

/** Fewer items than this and an annotator is not tested, and named as left out. */
const FEWEST_ITEMS = 8;

/**
 * The alternative annotator test: on each item the judge and one annotator are compared by how well they stand with the
 * other annotators (the share of equal labels; minus the root mean squared distance on ordered scales).
 */
export function altTest(raters: Raters): Pick<BesidePeople, 'measures' | 'annotators'> {
  const all = raters.annotators.map((annotator, at) => ({
    annotator: annotator.name,
    comparison: heldAgainst(raters, at),
  }));
  const held = all.filter(({ comparison }) => comparison.judgeWins.length >= FEWEST_ITEMS);
  const tests = EPSILONS.map((epsilon) => ({
    epsilon,
    result: alternativeAnnotatorTest(
      held.map(({ comparison }) => comparison),
      Number(epsilon),
    ),
  }));
  const n = Math.max(0, ...held.map(({ comparison }) => comparison.judgeWins.length));
  const clusters = raters.context.overall.cluster === undefined ? undefined : raters.context.overall.clusters;
  const measure = (id: string, statistic: AlternativeAnnotatorTest['omega']): Measure =>
    bareMeasure(id, statistic, { n, clusters });
  const rho = tests[0]?.result.rho;
  return {
    measures: [
      ...tests.map(({ epsilon, result }) => measure(`alt_test_omega:${epsilon}`, result.omega)),
      ...(rho === undefined ? [] : [measure('alt_test_rho', rho)]),
    ],
    annotators: all.map((one) => outcomeOf(one, tests[1]?.result.annotators[held.indexOf(one)])),
  };
}

type Outcome = BesidePeople['annotators'][number];

/** What became of one annotator: tested, or left out and why. */
function outcomeOf(
  { annotator, comparison }: { readonly annotator: string; readonly comparison: HeldAgainst },
  own: AlternativeAnnotatorTest['annotators'][number] | undefined,
): Outcome {
  const items = comparison.judgeWins.length;
  if (own === undefined) {
    const reason = `fewer than ${FEWEST_ITEMS} items in common with the judge and another annotator`;
    return { annotator, items, advantage: undefined, pValue: undefined, reason };
  }
  return {
    annotator,
    items,
    advantage: own.advantage.value,
    pValue: own.adjusted.value,
    ...('reason' in own.adjusted ? { reason: own.adjusted.reason } : {}),
    test: own.test,
  };
}

function heldAgainst(raters: Raters, left: number): HeldAgainst {
  const { annotators, context, weights, scale } = raters;
  const { items, cluster } = context.overall;
  const by = weights === 'quadratic' ? 'distance' : 'share';
  const judgeWins: number[] = [];
  const annotatorWins: number[] = [];
  const clusters: number[] = [];
  items.forEach((item, at) => {
    const label = annotators[left]?.labels[item] ?? -1;
    if (label < 0) return;
    const others = annotators.flatMap(({ labels }, other) => {
      const own = labels[item] as number;
      return other === left || own < 0 ? [] : [own];
    });
    const stands = alignment(label, others, by);
    if (stands === undefined) return;
    let judge = 0;
    let annotator = 0;
    let isAnswered = false;
    judgeLabels(raters, item, (said, weight) => {
      isAnswered = true;
      const judgeStands = alignment(said, others, by) as number;
      if (judgeStands >= stands) judge += weight / scale;
      if (stands >= judgeStands) annotator += weight / scale;
    });
    if (!isAnswered) return;
    judgeWins.push(judge);
    annotatorWins.push(annotator);
    if (cluster !== undefined) clusters.push(cluster[at] as number);
  });
  return { judgeWins, annotatorWins, ...(cluster === undefined ? {} : { clusters }) };
}
