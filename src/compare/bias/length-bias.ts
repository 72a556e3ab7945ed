import { isOrdered } from '../../domain/criterion.ts';
import type { Measure } from '../../domain/measure.ts';
import { addSlopeMoments, lengthSlope, SLOPE_MOMENTS } from '../../stats/index.ts';
import { type Answers, verdictsAt } from '../answers.ts';
import type { CandidateContext } from '../context.ts';
import type { LabelSpace } from '../label-space.ts';
import { jackknifedMeasure } from './jackknifed.ts';
import { unitCount, unitOf, weightOf } from './units-of-items.ts';

/**
 * Verbosity: how much more often the judge gives the positive label (or how much higher it rates) per doubling of the
 * transcript's length, at one and the same gold label; of pairs how much more often it names the first response per
 * doubling of that one's length against the other's.
 *
 * Nothing where lengths are unknown, or labels are neither positive nor numbers.
 *
 * @param logLengths natural logarithms over items, NaN where unknown
 */
export function lengthBias(
  context: CandidateContext,
  answers: Answers,
  logLengths: Float64Array,
): readonly Measure[] {
  const number = numberOf(context.space);
  if (number === undefined) return [];
  const { overall, references } = context;
  const doublings = Float64Array.from(overall.items, (item) => (logLengths[item] as number) / Math.LN2);
  const centre = centreOf(doublings);
  if (centre === undefined) return [];
  const sums = new Float64Array(unitCount(overall) * SLOPE_MOMENTS);
  let n = 0;
  overall.items.forEach((item, at) => {
    const length = (doublings[at] as number) - centre;
    const said = meanNumber(answers, item, number);
    if (Number.isNaN(length) || said === undefined) return;
    n++;
    for (const labels of references) {
      const gold = labels[item] as number;
      if (gold < 0) continue;
      addSlopeMoments(
        sums,
        unitOf(overall, at) * SLOPE_MOMENTS,
        number(gold),
        length,
        said,
        weightOf(overall, at) / references.length,
      );
    }
  });
  const isSteps = isOrdered(context.criterion) && context.space.isPositive === undefined;
  const id = isSteps ? 'length_slope_steps' : 'length_slope';
  return [
    jackknifedMeasure(id, overall, sums, lengthSlope, {
      n,
      level: context.level,
      shown: n >= FEWEST_ITEMS,
      cautions: n >= FEWEST_ITEMS ? [] : [`withheld: ${n} items, at least ${FEWEST_ITEMS} are needed`],
    }),
  ];
}

/** A regression on two variables wants more than a handful. */
const FEWEST_ITEMS = 20;

/** What a label counts as: 1 or 0 where one is positive, its place on an ordered scale, 1/2 for a tie. */
function numberOf({ criterion, isPositive, gold }: LabelSpace): ((label: number) => number) | undefined {
  if (criterion.scale === 'pairwise') {
    const responses = Array.from({ length: gold }, (_, label) => label).filter(
      (label) => label !== criterion.tie,
    );
    if (responses.length !== 2) return undefined;
    return (label) => (label === responses[0] ? 1 : label === responses[1] ? 0 : 0.5);
  }
  if (isPositive !== undefined) return (label) => (isPositive(label) ? 1 : 0);
  return isOrdered(criterion) ? (label) => label : undefined;
}

/** Mean over the item's verdicts; `undefined` without any. */
function meanNumber(answers: Answers, item: number, number: (label: number) => number): number | undefined {
  const verdicts = verdictsAt(answers, item);
  if (verdicts === 0) return undefined;
  let sum = 0;
  for (let label = 0; label < answers.labels; label++) {
    sum += (answers.counts[item * answers.width + label] as number) * number(label);
  }
  return sum / verdicts;
}

function centreOf(lengths: Float64Array): number | undefined {
  const known = lengths.filter((length) => !Number.isNaN(length));
  return known.length === 0 ? undefined : known.reduce((sum, length) => sum + length, 0) / known.length;
}
