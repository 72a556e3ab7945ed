import { describe, expect, test } from 'vitest';
import { selectionErrors } from '../../../bench/selection/coverage.ts';
import { gatesPassed } from '../../../bench/selection/gates.ts';
import { searchedJuries } from '../../../bench/selection/juries.ts';
import type { Tally } from '../../../bench/selection/tally.ts';
import { tiedOrAsGood } from '../../../bench/selection/tied.ts';
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
    const { ordinary, fallen, named } = gatesPassed({ judges: 12, clusters: 100, size: 1, common: 0.5 }, 80);
    expect(ordinary.mean()).toBeGreaterThan(0.15);
    expectAtMost(fallen, 0.05);
    expectAtMost(named, 0.05);
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
