import { describe, expect, test } from 'vitest';
import {
  bcaFromCounts,
  clusterJackknife,
  itemsWorth,
  stream,
  tableInterval,
  tableJackknifeError,
  wilson,
} from '../../../src/stats/index.ts';
import { quantiles } from '../../../src/stats/intervals/quantiles.ts';
import { resampledIntervals } from '../../../src/stats/intervals/resampled-intervals.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from '../expectations.ts';

const share = ([yes = 0, no = 0]: Float64Array) => (yes + no === 0 ? undefined : yes / (yes + no));
const upTo99 = () => Float64Array.from({ length: 99 }, (_, at) => 99 - at);

describe('resamples with the values 1 to 99', () => {
  const of = (estimate: number, acceleration: number | undefined, replicates = 99) =>
    resampledIntervals({
      values: upTo99(),
      replicates,
      estimate,
      acceleration: () => acceleration,
      level: 0.5,
    });

  test('in the middle and without skew BCa is the percentile interval: the quarters', () => {
    const { standardError, bca, percentile } = of(50, 0);
    expectInterval(percentile, 25, 75);
    expectInterval(bca, 25, 75);
    // Variance of 1 to n with divisor n - 1: n (n + 1) / 12.
    expectValue(standardError, Math.sqrt((99 * 100) / 12));
  });

  test('an estimate beyond all of them on either side, and too large an acceleration on either, leave no BCa', () => {
    expectNoInterval(of(0, 0).bca, /outside all resamples/);
    expectNoInterval(of(100, 0).bca, /outside all resamples/);
    // 1 less acceleration times +-.674 is below 0.
    expectNoInterval(of(50, 2).bca, /acceleration is too large/);
    expectNoInterval(of(50, -2).bca, /acceleration is too large/);
    expectNoInterval(of(50, undefined).bca, /leaving out one item/);
  });

  test('exactly half without a value is too many', () => {
    expect(of(50, 0, 197).percentile).toHaveProperty('low');
    expectNoInterval(of(50, 0, 198).percentile, /half the resamples/);
  });
});

test('a quantile lies between its neighbours in proportion', () => {
  // Position 4 x 5/8 = 2.5, between the second and the third.
  expect(quantiles(Float64Array.of(4, 1, 2), [0.625, 0.5625])).toEqual([3, 2.5]);
});

describe('the bootstrap of counts', () => {
  const of = (counts: number[], statistic: (c: Float64Array) => number | undefined, more = {}) =>
    bcaFromCounts({
      counts: Float64Array.from(counts),
      statistic,
      random: stream(1),
      replicates: 200,
      ...more,
    });

  test('takes one resample, which does not vary, and refuses a level even where there is no figure', () => {
    expectNoInterval(of([3, 1], share, { replicates: 1 }).percentile, /every resample gives/);
    expect(() => of([0, 0], share, { level: 95 })).toThrow(/0.95/);
  });

  test('calls the statistic once for all, once a resample and once a cell that holds items', () => {
    let calls = 0;
    of([3, 1, 0], (c) => {
      calls++;
      return share(c);
    });
    expect(calls).toBe(1 + 200 + 2);
  });

  test('without influence there is no skew', () => {
    // Whether there is any item of the first cell: still so without one of its two.
    expect(of([2, 2], ([yes = 0]) => (yes > 0 ? 1 : 0)).bca).toMatchObject({ high: 1 });
  });
});

describe('the cluster jackknife', () => {
  const of = (clusters: number, counts: number[]) =>
    clusterJackknife({ clusters, counts: Float64Array.from(counts), statistic: share, transform: 'logit' });

  test('has an error from two clusters on', () => {
    // Left out one at a time: 1/4 and 3/4.
    expectValue(of(2, [3, 1, 1, 3]).standardError, 0.25);
  });

  test('counts the clusters that it hangs on', () => {
    const hangs = clusterJackknife({
      clusters: 9,
      counts: Float64Array.from({ length: 18 }, (_, at) => (at % 2 === 0 ? 1 : 0)),
      statistic: ([yes = 0]) => (yes < 9 ? undefined : 0.5),
      transform: 'identity',
    });
    expectNone(hangs.standardError, 'without any one of 9 clusters');
    expectNoInterval(hangs.interval, 'without any one of 9 clusters');
  });

  test('refuses fewer than no cluster', () => {
    expect(() => of(-1, [])).toThrow('0 counts do not fill -1 clusters');
  });
});

describe('the interval of a table', () => {
  const of = (counts: number[], statistic: (c: Float64Array) => number | undefined, draws: number) =>
    tableInterval({ counts: Float64Array.from(counts), statistic, random: stream(1), draws, level: 0.5 });

  test('is made of sorted draws, from the quarters, of as many as asked for', () => {
    const values = [...upTo99()];
    let calls = 0;
    const { interval, undefinedDraws } = of([0, 5], () => values[calls++], 99);
    expectInterval(interval, 25, 75);
    expect({ calls, undefinedDraws }).toEqual({ calls: 99, undefinedDraws: 0 });
  });

  test('of half the draws is none; of one draw there is nothing that varies', () => {
    let at = 0;
    const half = of([1, 1], () => (at++ % 2 === 0 ? at : undefined), 100);
    expectNoInterval(half.interval, /half the draws/);
    expectNoInterval(of([1, 1], share, 1).interval, /every draw gives/);
  });
});

test('two items have a standard error', () => {
  // Without the one the share is 0, without the other 1: half a unit on either side of 1/2.
  expectValue(tableJackknifeError(Float64Array.of(1, 1), share), 0.5);
});

test('two clusters can be worth something; a gain is not taken from an error of 0', () => {
  const base = { clusteredError: 0.1, independentError: 0.1, items: 160, clusters: 2 };
  expect(itemsWorth(base)).toBeGreaterThan(0);
  const none = { ...base, clusters: 8, clusteredError: 0 };
  expectNear(itemsWorth({ ...none, mayGain: true }), itemsWorth(none));
});

test('Wilson’s ends are exact whatever the number of items, which is finite', () => {
  for (let n = 1; n <= 300; n++) {
    expect(wilson(0, n)).toMatchObject({ low: 0 });
    expect(wilson(n, n)).toMatchObject({ high: 1 });
  }
  expect(() => wilson(1, Number.POSITIVE_INFINITY)).toThrow('1 of Infinity is not a proportion');
});
