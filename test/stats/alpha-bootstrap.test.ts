import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alphaBootstrap,
  alphaOfCoincidences,
  clusterJackknife,
  coincidencePatterns,
  coincidences,
  krippendorffAlpha,
  type Metric,
  ratings,
  stream,
} from '../../src/stats/index.ts';
import { expectNear, expectNoInterval, expectValue } from './expectations.ts';
import { krippendorffRows, ratingsOf } from './tables.ts';

const table = ratingsOf(krippendorffRows, 5, 1);
const settings = { seed: 20260101, numRuns: 100 };
const rated = fc
  .array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((rows) => ratings(Int32Array.from(rows.flat()), 3, 3));

describe('coincidence patterns', () => {
  test('times their counts add up to the coincidences of all units', () => {
    fc.assert(
      fc.property(rated, fc.boolean(), (own, isClustered) => {
        const clusters = Int32Array.from({ length: own.units }, (_, unit) => unit % 4);
        const { vectors, times, labels } = coincidencePatterns(own, isClustered ? clusters : undefined);
        const sums = new Float64Array(labels * labels);
        vectors.forEach((value, at) => {
          const cell = at % sums.length;
          sums[cell] = (sums[cell] ?? 0) + value * (times[Math.floor(at / sums.length)] ?? 0);
        });
        coincidences(own).forEach((sum, cell) => {
          expectNear(sums[cell] ?? Number.NaN, sum, 1e-9);
        });
      }),
      settings,
    );
  });

  test('who gave which label does not matter, and neither does the order of the units', () => {
    const one = coincidencePatterns(
      ratingsOf(
        [
          [0, 0, 1],
          [1, 0, 0],
          [0, 1, 0],
          [2, null, 2],
          [null, 1, null],
        ],
        3,
      ),
    );
    expect([...one.times].sort()).toEqual([1, 3]);
    const other = coincidencePatterns(
      ratingsOf(
        [
          [2, null, 2],
          [0, 0, 1],
          [0, 1, 0],
          [1, 0, 0],
        ],
        3,
      ),
    );
    expect(other).toEqual(one);
  });

  test('many labels are named by text, with the same result', () => {
    // (3 + 1)^30 is no exact number any more.
    const wide = coincidencePatterns(
      ratingsOf(
        [
          [0, 29, 29],
          [29, 0, 29],
          [5, 5, 5],
        ],
        30,
      ),
    );
    expect([...wide.times].sort()).toEqual([1, 2]);
  });

  test('clusters that add the same are one pattern; one number per unit is asked for', () => {
    const rows = ratingsOf(
      [
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 0],
        [1, 1],
      ],
      2,
    );
    const { times } = coincidencePatterns(rows, Int32Array.of(0, 0, 1, 1, 2));
    expect([...times].sort()).toEqual([1, 2]);
    expect(() => coincidencePatterns(rows, Int32Array.of(0))).toThrow('1 clusters for 5 units');
  });
});

describe('bootstrap of alpha', () => {
  const metrics: readonly Metric[] = [
    'nominal',
    'ordinal',
    { interval: [1, 2, 3, 4, 5] },
    { ratio: [1, 2, 3, 4, 5] },
  ];

  test.each(metrics)('its estimate is alpha, %j', (metric) => {
    const patterns = coincidencePatterns(table);
    const { estimate } = alphaBootstrap({ patterns, metric, random: stream(1), replicates: 100 });
    expectValue(estimate, krippendorffAlpha(table, metric).value ?? Number.NaN, 1e-12);
  });

  test('its spread is that of resampling units one by one', () => {
    const rows = Array.from({ length: 60 }, (_, unit) => [
      unit % 3,
      unit % 5 === 0 ? 1 : unit % 3,
      unit % 7 === 0 ? 2 : unit % 3,
    ]);
    const own = ratingsOf(rows, 3);
    const { standardError, percentile, undefinedReplicates } = alphaBootstrap({
      patterns: coincidencePatterns(own),
      metric: 'nominal',
      random: stream(2, 'patterns'),
    });
    const random = stream(2, 'units');
    const slow = Array.from({ length: 4000 }, () => {
      const drawn = rows.flatMap(() => rows[Math.floor(random.nextUniform() * rows.length)] ?? []);
      return krippendorffAlpha(ratings(Int32Array.from(drawn), 3, 3), 'nominal').value ?? Number.NaN;
    }).sort((a, b) => a - b);
    const mean = slow.reduce((sum, value) => sum + value, 0) / slow.length;
    const spread = Math.sqrt(slow.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (slow.length - 1));
    // Simulation error of a standard deviation over 4,000: 1.1 %; of a 2.5 % quantile: about 5 % of the spread.
    expectNear((standardError.value ?? 0) / spread, 1, 0.045);
    if ('none' in percentile) throw new Error(percentile.none);
    expectNear(percentile.low, slow[100] ?? 0, 0.2 * spread);
    expectNear(percentile.high, slow[3900] ?? 0, 0.2 * spread);
    expect(undefinedReplicates).toBe(0);
  });

  test('clusters vary more than units where their members are alike', () => {
    const rows = Array.from({ length: 80 }, (_, unit) =>
      Math.floor(unit / 4) % 3 === 0 ? [0, 1] : [unit % 2, unit % 2],
    );
    const own = ratingsOf(rows, 2);
    const clusterOf = Int32Array.from(rows, (_, unit) => Math.floor(unit / 4));
    const error = (clusters?: Int32Array) =>
      alphaBootstrap({
        patterns: coincidencePatterns(own, clusters),
        metric: 'nominal',
        random: stream(4),
        replicates: 2000,
      }).standardError.value ?? Number.NaN;
    expect(error(clusterOf)).toBeGreaterThan(1.5 * error());
  });

  test('clusters’ vectors are what the cluster jackknife takes', () => {
    const rows = Array.from({ length: 40 }, (_, unit) => [unit % 2, unit % 5 === 0 ? 0 : unit % 2]);
    const own = ratingsOf(rows, 2);
    const { vectors, times } = coincidencePatterns(
      own,
      Int32Array.from(rows, (_, unit) => Math.floor(unit / 4)),
    );
    const { estimate, clusters } = clusterJackknife({
      clusters: times.length,
      counts: vectors,
      times,
      statistic: alphaOfCoincidences(2, 'nominal'),
      transform: 'log-complement',
    });
    expectValue(estimate, krippendorffAlpha(own, 'nominal').value ?? Number.NaN, 1e-12);
    expect(clusters).toBe(10);
  });

  test('perfect agreement has no interval, no pair no estimate', () => {
    const perfect = coincidencePatterns(
      ratingsOf(
        [
          [0, 0],
          [1, 1],
          [1, 1],
        ],
        2,
      ),
    );
    const { bca, undefinedReplicates } = alphaBootstrap({
      patterns: perfect,
      metric: 'nominal',
      random: stream(1),
      replicates: 500,
    });
    expectNoInterval(bca, /nothing varies/);
    // One label only in a third of the resamples or so: (1/3)^3 + (2/3)^3.
    expectNear(undefinedReplicates / 500, 1 / 3, 0.07);
    const alone = coincidencePatterns(ratingsOf([[0, null]], 2));
    expectNoInterval(
      alphaBootstrap({ patterns: alone, metric: 'nominal', random: stream(1) }).bca,
      'no items',
    );
  });
});
