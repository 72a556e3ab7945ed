import { raceAfterReview } from '../review-simulation.ts';
import { gatesPassed } from '../selection/gates.ts';
import { searchedJuries } from '../selection/juries.ts';
import { outOfBagBias } from '../selection/out-of-bag-bias.ts';
import type { Tally } from '../selection/tally.ts';
import { undefinedResamples } from '../selection/undefined-resamples.ts';
import { highestKappa } from '../selection/winners-luck.ts';
import { type Figure, figure, GOOD_TO, margin } from './figure.ts';

/** Figures about choosing between judges, held against what defaults rest on; each is simulated in a file of its own. */
export const CHOOSING: Readonly<Record<string, (draws: number) => readonly Figure[]>> = {
  review,
  gates,
  'out of bag': outOfBag,
  juries,
};

type Expected = number | readonly [number, number];

function share(rule: string, what: string, own: Tally, expected: Expected): Figure {
  return figure(rule, what, own.mean(), expected, margin(own.mean(), own.count()));
}

function mean(rule: string, what: string, own: Tally, expected: Expected): Figure {
  return figure(rule, what, own.mean(), expected, GOOD_TO + 3 * own.error());
}

/** Two equal judges, kappa .65 against gold with errors. */
function review(draws: number): readonly Figure[] {
  const both = raceAfterReview('whole queue', 'perfect', draws);
  const one = raceAfterReview('one judge’s disagreements', 'perfect', draws);
  const anchored = raceAfterReview('one judge’s disagreements', 'anchored', draws);
  // Mean kappas of 1,000 items: a spread of .03 between studies.
  const line = (what: string, value: number, expected: number) =>
    figure('review', what, value, expected, GOOD_TO + (3 * 0.03) / Math.sqrt(draws));
  return [
    line('kappa before', both.before.first, 0.65),
    line('first judge’s disagreements reviewed: first', one.after.first, 0.75),
    line('the same: second', one.after.second, 0.71),
    figure('review', 'the same: first ahead', one.firstAhead, 0.76, margin(one.firstAhead, draws)),
    line('reviewer sides with a shown verdict one time in five: first', anchored.after.first, 0.8),
    line('the same: second', anchored.after.second, 0.69),
    line('the whole queue reviewed: first', both.after.first, 0.725),
    line('the same: second', both.after.second, 0.725),
  ];
}

/** 12 judges that stand exactly at the gate. */
function gates(draws: number): readonly Figure[] {
  return [0, 0.5].flatMap((common) => {
    const passed = gatesPassed({ judges: 12, clusters: 100, size: 1, common }, draws);
    const line = (what: string, own: Tally, expected: Expected) =>
      share('gates', `${what} passes, errors correlated ${common}`, own, expected);
    return [
      line('ordinary lower bound of the best', passed.ordinary, [0.29, 0.38]),
      line('studentised, two-sided,', passed.studentisedEitherWay, [0.1, 0.26]),
      line('largest rise', passed.risen, [0.03, 0.06]),
      line('half split', passed.halfSplit, [0.03, 0.05]),
      line('named beforehand', passed.named, [0.03, 0.05]),
      line('on -log(1 - kappa)', passed.risenOnLog, 0),
    ];
  });
}

function outOfBag(draws: number): readonly Figure[] {
  const rule = 'out of bag';
  return [
    ...[0, 0.5].map((common) =>
      mean(
        rule,
        `bias, 12 judges, 50 items, errors correlated ${common}`,
        outOfBagBias(12, 50, common, draws),
        [-0.017, -0.005],
      ),
    ),
    ...[50, 100].map((n) =>
      mean(
        rule,
        `resamples without a positive at .05, ${n} items`,
        undefinedResamples('TPR', n, 0.1, draws),
        [0.05, 0.2],
      ),
    ),
    ...[50, 100].flatMap((n) =>
      [0, 0.5, 0.8].map((common) => {
        const own = highestKappa(12, n, draws, common);
        const what = `highest of 12 above .733, ${n} items, errors correlated ${common}`;
        return figure(rule, what, own.mean() - 0.733, [0.07, 0.15], GOOD_TO + 3 * own.error());
      }),
    ),
  ];
}

/** Triples of 12 equal judges of kappa .733, 100 items. */
function juries(draws: number): readonly Figure[] {
  const [alike, independent] = [searchedJuries(100, 0.5, draws), searchedJuries(100, 0, draws)];
  return [
    mean('juries', 'best of 220, errors correlated 0.5', alike.bestOf220, 0.91),
    mean('juries', 'one named beforehand, errors correlated 0.5', alike.named, 0.81),
    mean('juries', 'one named beforehand, independent', independent.named, 0.91),
  ];
}
