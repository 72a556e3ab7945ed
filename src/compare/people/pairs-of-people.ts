import type { Measure } from '../../domain/measure.ts';
import type { Statistic } from '../../stats/index.ts';
import { verdictsAt } from '../answers.ts';
import { pairRaters } from '../pair-raters.ts';
import type { GoldClass } from '../rule.ts';
import { jointMeasure, jointTables } from './joint-measure.ts';
import { differenceOf, meanKappa } from './mean-kappas.ts';
import { judgeLabels, type Raters } from './raters.ts';

/** More annotators than this are a crowd: their pairs are put into one table each, whoever they are. */
export const MOST_ANNOTATORS = 12;

/** Tables of one pair of annotators: the judge with either, and the two with each other. */
const PER_PAIR = 3;

/**
 * The judge's mean kappa with two annotators against their kappa with each other, over all pairs of annotators, each on
 * the items that both and the judge labelled; and the mean difference with one interval.
 */
export function besidePairs(
  raters: Raters,
  classes: (counts: Float64Array) => readonly GoldClass[],
): { readonly measures: readonly Measure[]; readonly pairKappas: readonly Statistic[] } {
  const { annotators, answers, context, scale, weights } = raters;
  const size = answers.labels;
  const pairs = annotators.flatMap((_, first) =>
    annotators.slice(first + 1).map((__, next): readonly [number, number] => [first, first + 1 + next]),
  );
  const isCrowd = annotators.length > MOST_ANNOTATORS;
  const tables = isCrowd ? 1 : pairs.length;
  const joint = jointTables(
    pairRaters(context.overall, PER_PAIR * tables, size, scale, (item, add) => {
      if (verdictsAt(answers, item) === 0) return;
      pairs.forEach(([first, second], pair) => {
        const one = annotators[first]?.labels[item] ?? -1;
        const two = annotators[second]?.labels[item] ?? -1;
        if (one < 0 || two < 0) return;
        const at = PER_PAIR * (isCrowd ? 0 : pair);
        judgeLabels(raters, item, (label, weight) => {
          add(at, one, label, weight);
          add(at + 1, two, label, weight);
        });
        add(at + 2, one, two, scale);
      });
    }),
  );
  const mean = (isMeant: (table: number) => boolean) => meanKappa(PER_PAIR * tables, size, weights, isMeant);
  const judge = mean((table) => table % PER_PAIR < 2);
  const people = mean((table) => table % PER_PAIR === 2);
  const settings = { level: context.level, classes };
  return {
    measures: [
      jointMeasure('people_judge_kappa', joint, judge, { ...settings, transform: 'log-complement' }),
      jointMeasure('people_kappa', joint, people, { ...settings, transform: 'log-complement' }),
      jointMeasure('people_kappa_difference', joint, (sums) => differenceOf(judge(sums), people(sums)), {
        ...settings,
        transform: 'identity',
      }),
    ],
    pairKappas: isCrowd
      ? []
      : pairs.map((_, pair) => mean((table) => table === PER_PAIR * pair + 2)(joint.sums.total)),
  };
}
