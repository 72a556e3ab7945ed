import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binaryRates,
  clopperPearson,
  confusionMatrix,
  costAtPrevalence,
  expectedCost,
  kappaAtPrevalence,
  percentAgreement,
  precisionAtPrevalence,
  projectedInterval,
  rateIntervals,
  wilson,
} from '../../src/stats/index.ts';
import { expectInterval, expectNoInterval, expectNone, expectValue } from './expectations.ts';
import { tables } from './tables.ts';

const counts = { truePositives: 18, falseNegatives: 2, falsePositives: 8, trueNegatives: 72 };
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const settings = { seed: 20260101, numRuns: 200 };

describe('projected interval', () => {
  // Python: the lowest and highest value over 2,000,001 angles of Wilson's limits (scipy's normal quantile).
  test.each([
    ["Youden's J", (tpr: number, fpr: number) => tpr - fpr, 0.5888885024633124, 0.8980628173605407],
    [
      'precision at 5 %',
      (tpr: number, fpr: number) => precisionAtPrevalence(tpr, fpr, 0.05).value,
      0.19921954672835762,
      0.4820488424954645,
    ],
    [
      'kappa at 5 %',
      (tpr: number, fpr: number) => kappaAtPrevalence(tpr, fpr, 0.05).value,
      0.2618676727249701,
      0.6083489311219462,
    ],
    [
      'cost at 5 %, a miss ten times as dear',
      (tpr: number, fpr: number) => costAtPrevalence(tpr, fpr, 0.05, { missed: 10, falseAlarm: 1 }).value,
      0.07847941773354368,
      0.2653621582792547,
    ],
  ])('%s', (_, statistic, low, high) => {
    expectInterval(projectedInterval(counts, statistic), low, high, 1e-9);
  });

  test('a statistic that exists at some rates only is taken where it does', () => {
    const own = wilson(18, 20);
    if ('none' in own) throw new Error(own.none);
    // Below the rate seen it does not exist: the lowest value is the one at the rate itself.
    expectInterval(
      projectedInterval(counts, (tpr) => (tpr < 0.9 ? undefined : tpr)),
      0.9,
      own.high,
      1e-9,
    );
    // It exists only where the false positive rate is left at the one seen: all of the error goes into the other rate.
    expectInterval(
      projectedInterval(counts, (tpr, fpr) => (fpr === 0.1 ? tpr : undefined)),
      own.low,
      own.high,
      1e-12,
    );
  });

  test('of one rate alone it is that rate’s Wilson interval', () => {
    const own = wilson(18, 20);
    if ('none' in own) throw new Error(own.none);
    expectInterval(
      projectedInterval(counts, (tpr) => tpr),
      own.low,
      own.high,
      1e-12,
    );
    const other = wilson(8, 80, 0.8);
    if ('none' in other) throw new Error(other.none);
    expectInterval(
      projectedInterval(counts, (_, fpr) => fpr, 0.8),
      other.low,
      other.high,
      1e-12,
    );
  });

  test('holds the estimate, whatever the table', () => {
    const count = fc.nat(40);
    fc.assert(
      fc.property(count, count, count, count, share, (tp, fn, fp, tn, prevalence) => {
        fc.pre(tp + fn > 0 && fp + tn > 0);
        const statistic = (tpr: number, fpr: number) => kappaAtPrevalence(tpr, fpr, prevalence).value;
        const interval = projectedInterval(
          { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn },
          statistic,
        );
        const estimate = statistic(tp / (tp + fn), fp / (fp + tn));
        if ('none' in interval) return;
        expect(interval.low).toBeLessThanOrEqual((estimate ?? Number.NaN) + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual((estimate ?? Number.NaN) - 1e-12);
      }),
      settings,
    );
  });

  test('passes limits over where the statistic has no value', () => {
    // With FPR 0 no item called positive is wrong, however low TPR: only TPR = FPR = 0 has no precision.
    const clean = { truePositives: 4, falseNegatives: 0, falsePositives: 0, trueNegatives: 5 };
    const interval = projectedInterval(clean, (tpr, fpr) => precisionAtPrevalence(tpr, fpr, 0.5).value);
    expect(interval).toMatchObject({ high: 1 });
    const never = { truePositives: 0, falseNegatives: 4, falsePositives: 1, trueNegatives: 5 };
    expect(projectedInterval(never, (tpr, fpr) => precisionAtPrevalence(tpr, fpr, 0.5).value)).toMatchObject({
      low: 0,
    });
  });

  test('there is none without one of the classes, or where the statistic does not exist', () => {
    expectNoInterval(
      projectedInterval({ ...counts, truePositives: 0, falseNegatives: 0 }, (tpr) => tpr),
      /no positive items/,
    );
    expectNoInterval(
      projectedInterval({ ...counts, falsePositives: 0, trueNegatives: 0 }, (tpr) => tpr),
      /no negative items/,
    );
    expectNoInterval(
      projectedInterval(counts, () => undefined),
      /does not exist at the rates seen/,
    );
    expect(() => projectedInterval(counts, (tpr) => tpr, 1)).toThrow(/level/);
  });
});

describe('projections', () => {
  test('at the gold’s own prevalence they are what the table says', () => {
    const matrix = confusionMatrix([
      [8, 2],
      [3, 27],
    ]);
    const { tpr, fpr, precision, goldShare } = binaryRates(matrix, 0);
    const at = [tpr.value ?? 0, fpr.value ?? 0, goldShare.value ?? 0] as const;
    expectValue(precisionAtPrevalence(...at), precision.value ?? Number.NaN);
    const cost = [
      [0, 10],
      [1, 0],
    ];
    expectValue(
      costAtPrevalence(...at, { missed: 10, falseAlarm: 1 }),
      expectedCost(matrix, { cost }).value ?? Number.NaN,
    );
    expectValue(expectedCost(matrix, { cost }), (2 * 10 + 3) / 40);
  });

  test('without weights the expected cost is the share of errors', () => {
    expectValue(expectedCost(tables.cohen, 'none'), 1 - (percentAgreement(tables.cohen).value ?? Number.NaN));
    expectNone(expectedCost(tables.empty, 'none'), 'no items');
  });

  test('a judge that never says positive has no precision', () => {
    expectNone(precisionAtPrevalence(0, 0, 0.3), /never says positive/);
    expectValue(precisionAtPrevalence(0.4, 0.3, 0), 0);
    expectValue(precisionAtPrevalence(0.4, 0.3, 1), 1);
  });

  test('refuses what is no share and what is no cost', () => {
    expect(() => precisionAtPrevalence(1.1, 0, 0.3)).toThrow('1.1 is not a share from 0 to 1');
    expect(() => precisionAtPrevalence(0.1, -0.1, 0.3)).toThrow('-0.1 is not a share');
    expect(() => costAtPrevalence(0.1, 0.1, Number.NaN, { missed: 1, falseAlarm: 1 })).toThrow('NaN is not');
    expect(() => costAtPrevalence(0.1, 0.1, 0.5, { missed: -1, falseAlarm: 1 })).toThrow(
      'cost -1; a cost is',
    );
    expect(() =>
      costAtPrevalence(0.1, 0.1, 0.5, { missed: 1, falseAlarm: Number.POSITIVE_INFINITY }),
    ).toThrow('cost Infinity; a cost is');
  });
});

test('every rate has its own denominator', () => {
  const matrix = confusionMatrix([
    [8, 2],
    [3, 27],
  ]);
  expect(rateIntervals(matrix, 0)).toEqual({
    tpr: wilson(8, 10),
    fnr: wilson(2, 10),
    tnr: wilson(27, 30),
    fpr: wilson(3, 30),
    precision: wilson(8, 11),
    npv: wilson(27, 29),
  });
  const exact = rateIntervals(matrix, 1, 'Clopper-Pearson', 0.9);
  expect(exact.tpr).toEqual(clopperPearson(27, 30, 0.9));
  expect(exact.npv).toEqual(clopperPearson(8, 11, 0.9));
  expectNoInterval(rateIntervals(tables.oneLabel, 1).tpr, 'no items');
});

test('an error may cost nothing; what it costs multiplies its share', () => {
  // 30 % positive, 10 % of them missed; 20 % of the others are called positive.
  expectValue(costAtPrevalence(0.9, 0.2, 0.3, { missed: 0, falseAlarm: 5 }), 0.7 * 0.2 * 5, 1e-12);
  expectValue(costAtPrevalence(0.9, 0.2, 0.3, { missed: 4, falseAlarm: 0 }), 0.3 * 0.1 * 4, 1e-12);
});
