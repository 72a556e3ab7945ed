import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  binomialCdf,
  cohenKappaOfCounts,
  gammaSampler,
  itemsWorth,
  stream,
  tableInterval,
  tableJackknifeError,
  tableJackknifeParts,
} from '../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from './expectations.ts';

const kappa = cohenKappaOfCounts(2);
const share = (c: Float64Array) => (c[0] as number) / ((c[0] as number) + (c[1] as number));

describe('gamma variates', () => {
  test.each([0.04, 0.5, 1, 1.5, 40])('of shape %d have its mean, variance and skewness', (shape) => {
    const gamma = gammaSampler(stream(3, String(shape)));
    const draws = Float64Array.from({ length: 200_000 }, () => gamma(shape));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const moment = (power: number) =>
      draws.reduce((sum, draw) => sum + (draw - mean) ** power, 0) / draws.length;
    // Gamma: variance = shape, skewness = 2 / root(shape). Three simulation errors of the mean.
    expect(Math.abs(mean - shape)).toBeLessThan(3 * Math.sqrt(shape / draws.length));
    expect(moment(2) / shape).toBeCloseTo(1, 1);
    expect((moment(3) / moment(2) ** 1.5 / 2) * Math.sqrt(shape)).toBeCloseTo(1, 0.6);
    expect(draws.every((draw) => draw >= 0)).toBe(true);
  });

  test('of shape 1/2 fall where half a chi-square variate does', () => {
    const gamma = gammaSampler(stream(5));
    let below = 0;
    for (let draw = 0; draw < 100_000; draw++) if (2 * gamma(0.5) < 3.841458820694124) below++;
    // R: qchisq(.95, 1); three simulation errors .0021.
    expect(Math.abs(below / 100_000 - 0.95)).toBeLessThan(0.0021);
  });
});

describe('the interval of a table', () => {
  test('of a proportion is Jeffreys’', () => {
    // The quantiles of Beta(95 + 1/2, 5 + 1/2); with 200,000 draws an end is good to about .0005.
    const { interval } = tableInterval({
      counts: Float64Array.of(95, 5),
      statistic: share,
      random: stream(1),
      prior: 0.5,
      draws: 200_000,
    });
    expectInterval(interval, JEFFREYS_95_OF_100[0], JEFFREYS_95_OF_100[1], 0.0005);
  });

  test('spreads two items over the cells unless told otherwise', () => {
    const at = (prior?: number) =>
      tableInterval({
        counts: Float64Array.of(20, 5, 10, 15),
        statistic: kappa,
        random: stream(2),
        draws: 500,
        ...(prior === undefined ? {} : { prior }),
      });
    expect(at()).toEqual(at(0.5));
    expect(at()).not.toEqual(at(0.25));
  });

  test('is wider with fewer items, down to fractions of one', () => {
    const width = (items: number) => {
      const { interval } = tableInterval({
        counts: Float64Array.of(20, 5, 10, 15).map((count) => (count * items) / 50),
        statistic: kappa,
        random: stream(4),
        draws: 4000,
      });
      return 'none' in interval ? Number.NaN : interval.high - interval.low;
    };
    expect(width(50)).toBeGreaterThan(1.3 * width(100));
    expect(width(12.5)).toBeGreaterThan(1.3 * width(50));
  });

  test('counts draws without a value and leaves them out', () => {
    const { undefinedDraws, interval, draws } = tableInterval({
      counts: Float64Array.of(10, 10),
      statistic: (c) => (share(c) < 0.4 ? undefined : share(c)),
      random: stream(6),
      draws: 5000,
    });
    // Beta(11, 11) is below .4 as often as 11 or more of 21 succeed at .4; three simulation errors .016.
    expect(draws).toBe(5000);
    expect(Math.abs(undefinedDraws / 5000 - (1 - binomialCdf(10, 21, 0.4)))).toBeLessThan(0.016);
    if ('none' in interval) throw new Error(interval.none);
    expect(interval.low).toBeGreaterThanOrEqual(0.4);
  });

  test('is none without items, without values, and where nothing varies', () => {
    const of = (counts: Float64Array, statistic: (c: Float64Array) => number | undefined) =>
      tableInterval({ counts, statistic, random: stream(1), draws: 100 }).interval;
    expectNoInterval(of(new Float64Array(4), kappa), /^no items$/);
    expectNoInterval(
      of(Float64Array.of(1, 1), () => undefined),
      /does not exist in half the draws or more/,
    );
    expectNoInterval(
      of(Float64Array.of(1, 1), () => 0.5),
      /every draw gives 0.5/,
    );
  });

  test('refuses what is no table', () => {
    const of = (counts: number[], more = {}) =>
      tableInterval({ counts: Float64Array.from(counts), statistic: share, random: stream(1), ...more });
    expect(() => of([-1, 2])).toThrow('counts and the prior are numbers >= 0, got -1');
    expect(() => of([Number.NaN, 2])).toThrow('got NaN');
    expect(() => of([1, Number.POSITIVE_INFINITY])).toThrow('got Infinity');
    expect(() => of([1, 2], { prior: -0.5 })).toThrow('got -0.5');
    expect(() => of([1, 2], { draws: 0 })).toThrow('draws is a whole number >= 1, got 0');
    expect(() => of([1, 2], { draws: 1.5 })).toThrow('draws is a whole number >= 1, got 1.5');
    expect(() => of([1, 2], { level: 95 })).toThrow(/write 95 % as 0.95/);
  });
});

const JEFFREYS_95_OF_100 = [betaQuantile(0.025, 95.5, 5.5), betaQuantile(0.975, 95.5, 5.5)] as const;

describe('the standard error of independent items', () => {
  test('is the jackknife over items', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 4, maxLength: 4 }), (cells) => {
        const counts = Float64Array.from(cells);
        const n = counts.reduce((sum, count) => sum + count, 0);
        const values = cells.flatMap((count, cell) => {
          const without = counts.slice();
          without[cell] = count - 1;
          return new Array<number>(count).fill(kappa(without) ?? Number.NaN);
        });
        const mean = values.reduce((sum, value) => sum + value, 0) / n;
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expectValue(tableJackknifeError(counts, kappa), Math.sqrt((squares * (n - 1)) / n), 1e-9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('of a share with part of an item is that of the share', () => {
    // Leaving out all of the .5: 8 / 8 - 8 / 8.5, doubled; of the 8 one each: 7 / 7.5 - 8 / 8.5.
    const part = (1 - 8 / 8.5) / 0.5;
    const whole = 7 / 7.5 - 8 / 8.5;
    const mean = (0.5 * part + 8 * whole) / 8.5;
    const squares = 0.5 * (part - mean) ** 2 + 8 * (whole - mean) ** 2;
    expectValue(tableJackknifeError(Float64Array.of(8, 0.5), share), Math.sqrt((squares * 7.5) / 8.5));
  });

  test('is 0 at kappa = 1, and none where an item decides', () => {
    expectValue(tableJackknifeError(Float64Array.of(5, 0, 0, 7), kappa), 0);
    expectNone(tableJackknifeError(Float64Array.of(1, 0, 0, 7), kappa), 'without one of the items');
    expectNone(tableJackknifeError(Float64Array.of(1, 0), share), 'fewer than two items');
    expectNone(tableJackknifeError(Float64Array.of(0, 0, 0, 7), kappa), 'does not exist on these counts');
  });

  test('in parts by cell: how far each item of it is from the mean', () => {
    // Leaving out a right one: 7 / 9, a wrong one: 8 / 9; their mean .8: 8 x (.8 - 7/9)^2 and 2 x (8/9 - .8)^2, x 9 / 10.
    const found = tableJackknifeParts(Float64Array.of(8, 2), share);
    if ('none' in found) throw new Error(found.none);
    expectNear(found.parts[0] ?? 0, 8 * (0.8 - 7 / 9) ** 2 * 0.9);
    expectNear(found.parts[1] ?? 0, 2 * (8 / 9 - 0.8) ** 2 * 0.9);
    expect(tableJackknifeParts(Float64Array.of(1, 0), share)).toEqual({ none: 'fewer than two items' });
  });

  test('does not change the counts', () => {
    const counts = Float64Array.of(8, 2);
    tableJackknifeError(counts, share);
    expect([...counts]).toEqual([8, 2]);
  });
});

describe('what a clustered item is worth', () => {
  const base = { clusteredError: 0.1, independentError: 0.1, items: 160, clusters: 8 };
  // R: (qt(.975, 7) / qnorm(.975))^2
  const uncertainty = (2.3646242515927853 / 1.959963984540054) ** 2;

  test('with a small design effect is that of the least correlation, 2 / clusters', () => {
    // 20 items a cluster: 1 + 19 x 2 / 8 = 5.75.
    expectNear(itemsWorth(base), 1 / (5.75 * uncertainty));
    expectNear(itemsWorth({ ...base, clusteredError: 0 }), 1 / (5.75 * uncertainty));
  });

  test('where fewer items of a cluster are alike, the least correlation is among these', () => {
    // 5 of the 20: 1 + 4 x 2 / 8 = 2; fewer than one has none to correlate with.
    expectNear(itemsWorth({ ...base, alike: 5 }), 1 / (2 * uncertainty));
    expectNear(itemsWorth({ ...base, alike: 0.4 }), 1 / uncertainty);
    // What is seen counts still.
    expectNear(itemsWorth({ ...base, alike: 5, clusteredError: 0.3 }), 1 / (9 * uncertainty));
  });

  test('falls with the square of the errors’ ratio', () => {
    expectNear(itemsWorth({ ...base, clusteredError: 0.3 }), 1 / (9 * uncertainty));
  });

  test('where nothing varies makes a cluster one item', () => {
    const worth = itemsWorth({ ...base, clusteredError: 0, independentError: 0 });
    expectNear(worth * 160, 8 / uncertainty);
    expectNear(itemsWorth({ ...base, clusteredError: 0, independentError: 0, mayGain: true }), worth);
  });

  test('may be more than 1 for several verdicts of one item', () => {
    expectNear(itemsWorth({ ...base, clusteredError: 0.05, mayGain: true }), 4 / uncertainty);
    expectNear(
      itemsWorth({ ...base, items: 4, clusteredError: 0.05 }),
      // Fewer items than clusters (each cluster holds part of one): no correlation to speak of.
      1 / uncertainty,
    );
  });

  test('nears 1 with many clusters of one item', () => {
    expect(itemsWorth({ ...base, items: 100_000, clusters: 100_000 })).toBeCloseTo(1, 4);
  });

  test('depends on the level through Student’s t', () => {
    // R: (qt(.95, 7) / qnorm(.95))^2
    expectNear(
      itemsWorth({ ...base, level: 0.9 }),
      1 / (5.75 * (1.8945786050900073 / 1.6448536269514722) ** 2),
    );
  });

  test('refuses what cannot be', () => {
    expect(() => itemsWorth({ ...base, clusters: 1 })).toThrow('two clusters or more, got 1');
    expect(() => itemsWorth({ ...base, clusteredError: Number.NaN })).toThrow(/standard errors are >= 0/);
    expect(() => itemsWorth({ ...base, independentError: -1 })).toThrow(/standard errors are >= 0/);
    expect(() => itemsWorth({ ...base, level: 1 })).toThrow(RangeError);
  });
});
