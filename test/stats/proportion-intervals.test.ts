import { describe, expect, test } from 'vitest';
import { clopperPearson, confusionMatrix, netBiasInterval, wilson } from '../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval } from './expectations.ts';

describe('Wilson', () => {
  // statistics.md section 5 (the llm-judge-agreement demo), three digits
  test.each([
    [30, 40, 0.598, 0.858],
    [78, 80, 0.913, 0.993],
    [320, 400, 0.758, 0.836],
  ])('%i of %i', (count, n, low, high) => {
    expectInterval(wilson(count, n), low, high, 5e-4);
  });

  test('140 of 200', () => {
    // oracles.json, cohen_1960_and_1968 (statsmodels)
    expectInterval(wilson(140, 200), 0.6332093163, 0.7592525532);
  });

  test('has width at 0 and at 1, and one end is exactly there', () => {
    // z^2 / (n + z^2) with z = 1.959963984540054
    const edge = 3.8414588206941236 / (10 + 3.8414588206941236);
    expectInterval(wilson(0, 10), 0, edge, 1e-12);
    expectInterval(wilson(10, 10), 1 - edge, 1, 1e-12);
    expect(wilson(10, 10)).toMatchObject({ high: 1 });
  });

  test('none for no items', () => {
    expectNoInterval(wilson(0, 0), /no items/);
    expectNoInterval(clopperPearson(0, 0), /no items/);
  });

  test.each([wilson, clopperPearson])(
    'refuses what is no proportion, and a level that is no share',
    (interval) => {
      expect(() => interval(3, 2)).toThrow(/3 of 2 is not a proportion/);
      expect(() => interval(-1, 2)).toThrow(/-1 of 2/);
      expect(() => interval(1, 2, 95)).toThrow(/write 95 % as 0.95/);
    },
  );
});

describe('Clopper-Pearson', () => {
  test('one-sided bounds of Trust or Escalate', () => {
    // statistics.md section 12: k = 8, n = 100, delta = .1: .126698; k = 0, n = 50, delta = .05: .058155
    const upper = clopperPearson(8, 100, 0.8);
    expectNear('none' in upper ? Number.NaN : upper.high, 0.126698, 5e-7);
    expectInterval(clopperPearson(0, 50, 0.9), 0, 0.058155, 5e-7);
  });

  test('the plan of statistics.md: 94 of 107 positives show a TPR of .8, 93 do not', () => {
    // scipy beta.ppf(.025, k, n - k + 1)
    const low = (k: number): number => {
      const interval = clopperPearson(k, 107);
      return 'none' in interval ? Number.NaN : interval.low;
    };
    expect(low(94)).toBeGreaterThan(0.8);
    expect(low(93)).toBeLessThan(0.8);
  });

  test('contains the Wilson interval at the ends and mirrors itself', () => {
    for (const [count, n] of [
      [0, 7],
      [3, 7],
      [96, 107],
    ] as const) {
      const one = clopperPearson(count, n);
      const other = clopperPearson(n - count, n);
      if ('none' in one || 'none' in other) throw new Error('an interval is missing');
      expectNear(one.low, 1 - other.high, 1e-12);
      expectNear(one.high, 1 - other.low, 1e-12);
    }
  });
});

describe('net bias, Newcombe 10', () => {
  test('airway hyper-responsiveness before and after transplantation', () => {
    // Bentur et al. 2009 in Fagerland, Lydersen & Laake 2014: -0.507 to -0.026; digits by numpy
    const bentur = confusionMatrix([
      [1, 7],
      [1, 12],
    ]);
    expectInterval(netBiasInterval(bentur, 0), -0.506920226686141, -0.02555912416485978);
  });

  // numpy, from the formula of the paper
  test.each([
    [80, 7, 12, 93, -0.019191368794330206, 0.07095813433640505],
    [65, 16, 6, 75, -0.11779988996509914, -0.0046149818406250875],
    [0, 0, 0, 10, -0.2775327998628892, 0.2775327998628892],
    [10, 3, 20, 5, 0.2228651929802433, 0.6140404620579827],
  ])('%i %i %i %i', (a, b, c, d, low, high) => {
    const matrix = confusionMatrix([
      [a, b],
      [c, d],
    ]);
    expectInterval(netBiasInterval(matrix, 0), low, high);
    // The other label's bias is the negative.
    expectInterval(netBiasInterval(matrix, 1), -high, -low);
  });

  test('per label of three, against the rest', () => {
    const matrix = confusionMatrix([
      [10, 1, 2],
      [8, 2, 1],
      [12, 2, 0],
    ]);
    // label 0 against the rest: 10, 3, 20, 5
    expectInterval(netBiasInterval(matrix, 0), 0.2228651929802433, 0.6140404620579827);
  });

  test('none without items; a level is a share', () => {
    const empty = confusionMatrix([
      [0, 0],
      [0, 0],
    ]);
    expectNoInterval(netBiasInterval(empty, 0), /no items/);
    expect(() => netBiasInterval(empty, 0, 95)).toThrow(/95/);
    expect(() => netBiasInterval(empty, 2)).toThrow(/positive label 2/);
  });
});
