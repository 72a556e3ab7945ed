import type { Measure } from '../../domain/measure.ts';
import { majorityOfOthers } from '../../stats/index.ts';
import { verdictsAt } from '../answers.ts';
import { pairRaters } from '../pair-raters.ts';
import type { GoldClass } from '../rule.ts';
import { jointMeasure, jointTables } from './joint-measure.ts';
import { differenceOf, meanKappa } from './mean-kappas.ts';
import { MOST_ANNOTATORS } from './pairs-of-people.ts';
import { judgeLabels, type Raters } from './raters.ts';

/**
 * Leave one out: each annotator in turn, and the judge in that annotator's place, against the majority of the others on
 * the same items; mean kappas and their mean difference, with one interval.
 */
export function leftOut(
  raters: Raters,
  classes: (counts: Float64Array) => readonly GoldClass[],
): readonly Measure[] {
  const { annotators, answers, context, scale, weights } = raters;
  const size = answers.labels;
  const labels = annotators.map((annotator) => annotator.labels);
  const isCrowd = annotators.length > MOST_ANNOTATORS;
  const tables = isCrowd ? 2 : 2 * annotators.length;
  const joint = jointTables(
    pairRaters(context.overall, tables, size, scale, (item, add) => {
      if (verdictsAt(answers, item) === 0) return;
      labels.forEach((own, left) => {
        const label = own[item] as number;
        if (label < 0) return;
        const majority = majorityOfOthers(labels, left, item);
        if (majority < 0) return;
        const at = isCrowd ? 0 : 2 * left;
        judgeLabels(raters, item, (said, weight) => add(at, majority, said, weight));
        add(at + 1, majority, label, scale);
      });
    }),
  );
  const judge = meanKappa(tables, size, weights, (table) => table % 2 === 0);
  const people = meanKappa(tables, size, weights, (table) => table % 2 === 1);
  const settings = { level: context.level, classes };
  return [
    jointMeasure('left_out_judge_kappa', joint, judge, { ...settings, transform: 'log-complement' }),
    jointMeasure('left_out_people_kappa', joint, people, { ...settings, transform: 'log-complement' }),
    jointMeasure('left_out_kappa_difference', joint, (sums) => differenceOf(judge(sums), people(sums)), {
      ...settings,
      transform: 'identity',
    }),
  ];
}
