import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clusteredItems,
  designEffect,
  discordanceOf,
  enrichment,
  gatePower,
  itemsForClusteredGate,
  itemsForGate,
  itemsForKappaLimits,
  itemsForKappaWidth,
  itemsForPositives,
  itemsForShareWidth,
  itemsToTellJudges,
  itemsToTellKappas,
  pairedPower,
  ratersForReliability,
} from '../../../src/stats/index.ts';

describe('a kappa', () => {
  // Bloch & Kraemer 1989: z^2 V / w^2 at kappa .6, plus or minus .1.
  test.each([
    [0.1, 705],
    [0.2, 392],
    [0.3, 296],
    [0.5, 246],
  ])('of .6 plus or minus .1 at prevalence %d takes %d', (prevalence, items) => {
    expect(itemsForKappaWidth({ kappa: 0.6, prevalence, halfWidth: 0.1 })).toBe(items);
  });

  // R kappaSize::CIBinary(.6, .5, .7).
  test.each([
    [0.1, 744],
    [0.2, 433],
    [0.3, 337],
    [0.5, 289],
  ])('of .6 within .5 to .7 at prevalence %d takes %d by the goodness-of-fit method', (prevalence, items) => {
    expect(itemsForKappaLimits({ kappa: 0.6, low: 0.5, high: 0.7, prevalence })).toBe(items);
  });

  test('the documented examples of kappaSize', () => {
    expect(itemsForKappaLimits({ kappa: 0.4, low: 0.3, high: 0.5, prevalence: 0.3 })).toBe(397);
    expect(itemsForKappaLimits({ kappa: 0.6, low: 0.4, high: 0.8, prevalence: 0.3 })).toBe(94);
    expect(itemsForKappaLimits({ kappa: 0.6, low: 0.4, prevalence: 0.3 })).toBe(66);
    expect(itemsToTellKappas({ hypothesis: 0.4, actual: 0.6, prevalence: 0.3, power: 0.8 })).toBe(191);
    expect(itemsToTellKappas({ hypothesis: 0.6, actual: 0.8, prevalence: 0.3, power: 0.8 })).toBe(149);
  });

  test('a narrower interval, a rarer label and more power take more', () => {
    const share = fc.double({ min: 0.05, max: 0.45, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (prevalence, kappa) => {
        const items = (halfWidth: number, at = prevalence) =>
          itemsForKappaWidth({ kappa, prevalence: at, halfWidth });
        expect(items(0.05)).toBeGreaterThanOrEqual(items(0.1));
        expect(items(0.1, prevalence / 2)).toBeGreaterThanOrEqual(items(0.1));
        // The same with the labels exchanged.
        expect(Math.abs(items(0.1, 1 - prevalence) - items(0.1))).toBeLessThanOrEqual(1);
        const told = (power: number) =>
          itemsToTellKappas({ hypothesis: kappa / 2, actual: kappa, prevalence, power });
        expect(told(0.9)).toBeGreaterThanOrEqual(told(0.8));
      }),
    );
  });

  test.each([
    [
      () => itemsForKappaWidth({ kappa: 1, prevalence: 0.3, halfWidth: 0.1 }),
      'kappa lies between -1 and 1, got 1',
    ],
    [
      () => itemsForKappaWidth({ kappa: 0.6, prevalence: 0, halfWidth: 0.1 }),
      'a prevalence lies between 0 and 1',
    ],
    [
      () => itemsForKappaWidth({ kappa: 0.6, prevalence: 0.3, halfWidth: 0 }),
      'half a width lies between 0 and 1',
    ],
    [
      () => itemsForKappaLimits({ kappa: 0.6, low: 0.6, prevalence: 0.3 }),
      'the lower limit lies between -1 and 0.6',
    ],
    [
      () => itemsForKappaLimits({ kappa: 0.6, low: 0.5, high: 0.6, prevalence: 0.3 }),
      'the upper limit lies between',
    ],
    [() => itemsForKappaLimits({ kappa: 0.6, low: 0.5, prevalence: 1 }), 'a prevalence lies between'],
    [() => itemsToTellKappas({ hypothesis: 0.6, actual: 0.6, prevalence: 0.3, power: 0.8 }), 'from itself'],
    [
      () => itemsToTellKappas({ hypothesis: 0.6, actual: 0.7, prevalence: 0.3, power: 1 }),
      'a power lies between',
    ],
  ])('%#: %s', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('a gate', () => {
  test('TPR of at least .8 with a truth of .9 takes 107 positives, one-sided 82; 41 if the truth is .95', () => {
    const gate = { actual: 0.9, bound: 0.8, side: 'at least' } as const;
    expect(itemsForGate(gate, 0.8)?.items).toBe(107);
    expect(itemsForGate({ ...gate, level: 0.9 }, 0.8)?.items).toBe(82);
    expect(itemsForGate({ ...gate, actual: 0.95 }, 0.8)?.items).toBe(41);
    // 107 / .051.
    expect(
      enrichment({ positives: 107, prevalence: 0.051, screenTpr: 0.9, screenFpr: 0.1 }).randomLabels,
    ).toBe(2099);
  });

  test('from the steady number on no larger one falls below the power', () => {
    const gate = { actual: 0.9, bound: 0.8, side: 'at least' } as const;
    const { steady = 0 } = itemsForGate(gate, 0.8) ?? {};
    expect(steady).toBe(113);
    expect(gatePower(steady - 1, gate)).toBeLessThan(0.8);
    for (let items = steady; items < 500; items++) expect(gatePower(items, gate)).toBeGreaterThanOrEqual(0.8);
  });

  test('at most is at least of the complement', () => {
    const planned = itemsForGate({ actual: 0.1, bound: 0.2, side: 'at most' }, 0.8);
    expect(planned?.items).toBe(107);
    expect(gatePower(107, { actual: 0.1, bound: 0.2, side: 'at most' })).toBeCloseTo(
      gatePower(107, { actual: 0.9, bound: 0.8, side: 'at least' }),
      12,
    );
  });

  test('a truth nearer the bound and more power take more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 0.8, noNaN: true }),
        fc.double({ min: 0.08, max: 0.12, noNaN: true }),
        (bound, gap) => {
          const items = (actual: number, power: number) =>
            itemsForGate({ actual, bound, side: 'at least' }, power)?.steady ?? 0;
          expect(items(bound + gap, 0.9)).toBeGreaterThanOrEqual(items(bound + gap, 0.8));
          expect(items(bound + gap, 0.8)).toBeGreaterThanOrEqual(items(bound + gap + 0.05, 0.8));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('needs a truth on the right side of the bound, and no more than a million items', () => {
    expect(() => itemsForGate({ actual: 0.8, bound: 0.8, side: 'at least' }, 0.8)).toThrow(
      'a share of 0.8 cannot be shown to be at least 0.8',
    );
    expect(() => itemsForGate({ actual: 0.3, bound: 0.2, side: 'at most' }, 0.8)).toThrow('at most 0.2');
    expect(itemsForGate({ actual: 0.8005, bound: 0.8, side: 'at least' }, 0.8)).toBeUndefined();
    expect(
      itemsForClusteredGate({ actual: 0.8005, bound: 0.8, side: 'at least' }, 0.8, 0.1, 5),
    ).toBeUndefined();
    expect(() => gatePower(0, { actual: 0.9, bound: 0.8, side: 'at least' })).toThrow(
      '0 is no number of items',
    );
    expect(() => itemsForGate({ actual: 0.9, bound: 0.8, side: 'at least' }, 1)).toThrow(
      'a power lies between',
    );
  });

  test('few items can show nothing', () => {
    // 12 of 12: lower end .025^(1/12) = .735.
    expect(gatePower(12, { actual: 0.9, bound: 0.8, side: 'at least' })).toBe(0);
  });
});

describe('clusters', () => {
  test('the design effect', () => {
    expect(designEffect(0.2, 8)).toBeCloseTo(2.4, 12);
    expect(designEffect(0, 50)).toBe(1);
    expect(() => designEffect(1.1, 8)).toThrow('an intraclass correlation lies between 0 and 1');
    expect(() => designEffect(0.1, 0)).toThrow('a cluster has at least 1 item');
  });

  test('items of clusters of one are as they were, and there are never fewer than 8 clusters', () => {
    expect(clusteredItems(107, 0.2, 1)).toEqual({ items: 107, clusters: 107 });
    expect(clusteredItems(10, 0, 100)).toEqual({ items: 800, clusters: 8 });
    expect(itemsForClusteredGate({ actual: 0.9, bound: 0.8, side: 'at least' }, 0.8, 0.2, 1)).toEqual({
      items: 107,
      clusters: 107,
    });
  });

  test('more alike items and larger clusters take more', () => {
    const gate = { actual: 0.9, bound: 0.8, side: 'at least' } as const;
    const items = (icc: number, size: number) => itemsForClusteredGate(gate, 0.8, icc, size)?.items ?? 0;
    expect(items(0.3, 8)).toBeGreaterThan(items(0.1, 8));
    expect(items(0.2, 16)).toBeGreaterThan(items(0.2, 8));
  });
});

describe('a share', () => {
  test('the width holds at the number planned, and not at one fewer', () => {
    // Wilson at .9: width 2 z sqrt(.09/n + z^2/(4 n^2)) / (1 + z^2/n) is .0999 at 141 and .1002 at 140.
    expect(itemsForShareWidth({ share: 0.9, width: 0.1 })).toBe(141);
    expect(itemsForShareWidth({ share: 0.9, width: 0.1, method: 'Clopper-Pearson' })).toBeGreaterThan(141);
  });

  test('a narrower interval takes more', () => {
    const width = fc.double({ min: 0.03, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), width, (share, wide) => {
        expect(itemsForShareWidth({ share, width: wide / 2 })).toBeGreaterThanOrEqual(
          itemsForShareWidth({ share, width: wide }),
        );
      }),
    );
  });

  test('positives with certainty take more than positives on average', () => {
    expect(itemsForPositives(107, 0.051, 0.9)).toBe(2355);
    expect(itemsForPositives(107, 0.051, 0.5)).toBeLessThan(2120);
    // One positive at .5 with probability .9: 1 - .5^4 = .9375, 1 - .5^3 = .875.
    expect(itemsForPositives(1, 0.5, 0.9)).toBe(4);
    expect(() => itemsForPositives(0, 0.5, 0.9)).toThrow('0 is no number of items');
    expect(() => itemsForPositives(1, 0, 0.9)).toThrow('a prevalence');
  });
});

describe('two judges', () => {
  test('discordance from accuracies and the correlation of errors', () => {
    const apart = discordanceOf({ first: 0.9, second: 0.8, correlation: 0 });
    expect(apart.onlyFirst).toBeCloseTo(0.18, 12);
    expect(apart.onlySecond).toBeCloseTo(0.08, 12);
    expect(discordanceOf({ first: 0.9, second: 0.9, correlation: 1 }).onlyFirst).toBeCloseTo(0, 12);
    expect(() => discordanceOf({ first: 0.95, second: 0.6, correlation: 0.9 })).toThrow(
      'cannot have an error correlation',
    );
    expect(() => discordanceOf({ first: 0.9, second: 0.8, correlation: 2 })).toThrow(
      'a correlation lies between',
    );
    expect(() => discordanceOf({ first: 1, second: 0.8, correlation: 0 })).toThrow(
      'an accuracy lies between',
    );
  });

  test('the power is that of the sum over all tables', () => {
    // Python: sum over discordant d of Bin(d; 200, .14) times the probability that the two-sided mid-p is at most .05.
    expect(pairedPower(200, { onlyFirst: 0.12, onlySecond: 0.02 })).toBeCloseTo(0.9826399621537295, 10);
    expect(itemsToTellJudges({ onlyFirst: 0.12, onlySecond: 0.02 }, 0.8)).toBe(99);
    expect(pairedPower(98, { onlyFirst: 0.12, onlySecond: 0.02 })).toBeLessThan(0.8);
  });

  test('does not depend on which is named first', () => {
    expect(pairedPower(150, { onlyFirst: 0.03, onlySecond: 0.1 })).toBeCloseTo(
      pairedPower(150, { onlyFirst: 0.1, onlySecond: 0.03 }),
      12,
    );
  });

  test('equal judges are never told apart', () => {
    expect(itemsToTellJudges({ onlyFirst: 0.1, onlySecond: 0.1 }, 0.8)).toBeUndefined();
    // One way only: half of the 5 % at most.
    expect(pairedPower(300, { onlyFirst: 0.1, onlySecond: 0.1 })).toBeLessThan(0.026);
  });

  test('refuses what cannot be', () => {
    expect(() => pairedPower(0, { onlyFirst: 0.1, onlySecond: 0.1 })).toThrow('0 is no number of items');
    expect(() => pairedPower(9, { onlyFirst: 0, onlySecond: 0 })).toThrow('are no discordance');
    expect(() => itemsToTellJudges({ onlyFirst: 0.2, onlySecond: 0.1 }, 0)).toThrow('a power');
  });

  test('errors that go together take fewer items', () => {
    const items = (correlation: number) =>
      itemsToTellJudges(discordanceOf({ first: 0.9, second: 0.8, correlation }), 0.8) ?? 0;
    expect(items(0.5)).toBeLessThan(items(0));
    expect(
      itemsToTellJudges(discordanceOf({ first: 0.9, second: 0.8, correlation: 0 }), 0.9),
    ).toBeGreaterThan(items(0));
  });
});

describe('raters and enrichment', () => {
  test('Spearman-Brown', () => {
    // .6 x 3 / (1 + 2 x .6) = .818; of two .75.
    expect(ratersForReliability(0.6, 0.8)).toBe(3);
    expect(ratersForReliability(0.5, 0.75)).toBe(3);
    expect(ratersForReliability(0.9, 0.8)).toBe(1);
    expect(() => ratersForReliability(0, 0.8)).toThrow('a reliability');
    expect(() => ratersForReliability(0.5, 1)).toThrow('a reliability');
  });

  test('enriched labels are fewer, and worth the positives asked for', () => {
    const plan = enrichment({ positives: 107, prevalence: 0.051, screenTpr: 0.9, screenFpr: 0.1 });
    expect(plan.effectivePositives).toBeGreaterThanOrEqual(107 - 1e-9);
    expect(plan.positives).toBeGreaterThan(plan.effectivePositives);
    expect(plan.labels).toBeLessThan(0.5 * plan.randomLabels);
    expect(plan.labelOthers).toBeGreaterThanOrEqual(0.01);
    expect(plan.flagged).toBeCloseTo(0.051 * 0.9 + 0.949 * 0.1, 12);
  });

  test('a screen that flags like chance saves next to nothing', () => {
    const plan = enrichment({ positives: 50, prevalence: 0.1, screenTpr: 0.5, screenFpr: 0.49 });
    expect(plan.labels / plan.randomLabels).toBeGreaterThan(0.95);
  });

  test('a perfect screen still leaves the others a chance', () => {
    const plan = enrichment({ positives: 50, prevalence: 0.1, screenTpr: 1, screenFpr: 0 });
    expect(plan.labelOthers).toBeGreaterThanOrEqual(0.01);
  });

  test('a dearer label is spent less', () => {
    const labels = (labelCost: number) =>
      enrichment({ positives: 80, prevalence: 0.03, screenTpr: 0.8, screenFpr: 0.1, labelCost }).labels;
    expect(labels(200)).toBeLessThanOrEqual(labels(2));
  });

  test('refuses what cannot be', () => {
    const good = { positives: 50, prevalence: 0.1, screenTpr: 0.9, screenFpr: 0.1 };
    expect(() => enrichment({ ...good, screenFpr: 0.9 })).toThrow('does not screen');
    expect(() => enrichment({ ...good, positives: 0 })).toThrow('a number of positives');
    expect(() => enrichment({ ...good, prevalence: 1 })).toThrow('a prevalence');
    expect(() => enrichment({ ...good, labelCost: 0 })).toThrow('the cost of a label');
  });
});
