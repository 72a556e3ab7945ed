import { describe, expect, test } from 'vitest';
import { selectionErrors } from '../../../bench/selection/coverage.ts';
import { gatesPassed } from '../../../bench/selection/gates.ts';
import { searchedJuries } from '../../../bench/selection/juries.ts';
import { outOfBagBias } from '../../../bench/selection/out-of-bag-bias.ts';
import type { Tally } from '../../../bench/selection/tally.ts';
import { tiedOrAsGood } from '../../../bench/selection/tied.ts';
import { undefinedResamples } from '../../../bench/selection/undefined-resamples.ts';
import { highestKappa, outOfBagRow } from '../../../bench/selection/winners-luck.ts';

/** Samples of bench/selection-simulation.ts, whose full figures stand in docs/measured.md; seeded. */
function expectWithin(own: Tally, expected: number, errors = 3.5): void {
  expect(Math.abs(own.mean() - expected)).toBeLessThan(errors * own.error());
}

/** Below the most that is allowed, but for chance. */
function expectAtMost(own: Tally, most: number): void {
  expect(own.mean()).toBeLessThan(most + 3 * Math.sqrt((most * (1 - most)) / own.count()));
}

describe('what picking the best does to its figure', () => {
  test.each([
    [6, 50, 0.853],
    [12, 50, 0.886],
    [12, 100, 0.843],
    [24, 200, 0.827],
  ])('the highest of %d judges of .733 on %d items shows %d', (judges, n, shown) => {
    expectWithin(highestKappa(judges, n, 300), shown);
  });

  test.each([
    [12, 50, 0.865],
    [12, 100, 0.828],
  ])('less where their errors are alike: of %d on %d items %d', (judges, n, shown) => {
    expectWithin(highestKappa(judges, n, 300, 0.5), shown);
  });

  test.each([0, 0.5])('out of bag is a hair too low on 50 items, errors correlated %d', (common) => {
    // -.004 and -.005 of 2,000 studies; the standard error of the mean of 200 is .006.
    const bias = outOfBagBias(12, 50, common, 200);
    expect(bias.error()).toBeLessThan(0.009);
    expect(Math.abs(bias.mean() + 0.005)).toBeLessThan(0.025);
  });

  test.each([
    ['TPR', 50, 0.1, 0.19],
    ['TPR', 100, 0.1, 0.042],
    ['kappa', 50, 0.02, 0.19],
    ['kappa', 50, 0.1, 0.067],
  ] as const)(
    'at a prevalence of 5 % nothing can be picked by %s from some resamples of %d items, FPR %d: %d',
    (by, n, fpr, share) => {
      expectWithin(undefinedResamples(by, n, fpr, 300), share);
    },
  );

  test('out of bag takes the luck away, with less spread than a half split', () => {
    const { naive, outOfBag, halfSplit } = outOfBagRow(12, 50, 120);
    expect(naive.mean()).toBeGreaterThan(0.86);
    expect(Math.abs(outOfBag.mean() - 0.744)).toBeLessThan(0.03);
    expect(outOfBag.deviation()).toBeLessThan(0.8 * halfSplit.deviation());
  });

  test('a searched jury shows far more than one named before', () => {
    const { bestOf220, named } = searchedJuries(100, 0.5, 60);
    expectWithin(named, 0.81, 4);
    expect(bestOf220.mean()).toBeGreaterThan(0.88);
  });

  test('a gate at the candidates’ own kappa: the ordinary bound of the best passes, the one after picking does not', () => {
    const { ordinary, studentised, studentisedEitherWay, fallen, named, halfSplit } = gatesPassed(
      { judges: 12, clusters: 100, size: 1, common: 0.5 },
      160,
    );
    expect(ordinary.mean()).toBeGreaterThan(0.15);
    expectWithin(studentised, 0.244);
    expectWithin(studentisedEitherWay, 0.13);
    // The same studies: falls make the largest deviation larger.
    expect(studentisedEitherWay.mean()).toBeLessThan(studentised.mean() - 0.04);
    expectAtMost(fallen, 0.05);
    expectAtMost(named, 0.05);
    expectAtMost(halfSplit, 0.05);
    expect(halfSplit.count()).toBe(160);
  });

  test('with few items the worst is tied with the best, and is never shown to be as good', () => {
    const { worstTied, anyWronglyShown } = tiedOrAsGood(60, 40);
    expect(worstTied.mean()).toBeGreaterThan(0.3);
    expect(anyWronglyShown.mean()).toBe(0);
  });
});

describe('how often it is wrong in clusters', () => {
  test.each([
    { judges: 5, clusters: 8, size: 8, common: 0.5, icc: 0.2 },
    { judges: 5, clusters: 30, size: 5, common: 0.5, icc: 0.2 },
  ])('%j', (shape) => {
    const errors = selectionErrors(shape, false, 80);
    for (const own of [errors.jackknife, errors.behindBest, errors.afterPicking, errors.swaps]) {
      expectAtMost(own, 0.05);
    }
  });
});
