import { describe, expect, test } from 'vitest';
import {
  bcaFromCounts,
  clusterBootstrap,
  cohenKappaOfCounts,
  drawClusters,
  stream,
} from '../../../src/stats/index.ts';
import { resampledIntervals } from '../../../src/stats/intervals/resampled-intervals.ts';
import { expectInterval, expectNone, expectValue } from '../expectations.ts';

const share = (counts: Float64Array): number | undefined => {
  const [yes = 0, no = 0] = counts;
  return yes + no === 0 ? undefined : yes / (yes + no);
};

/** 30 clusters of 4 items: shares 0, 1/4, ... 1 in turn. */
const thirty = Float64Array.from({ length: 60 }, (_, at) => {
  const yes = (at >> 1) % 5;
  return at % 2 === 0 ? yes : 4 - yes;
});

describe('clusters of one item each', () => {
  // 40, 9, 6, 45: the table that bcaFromCounts is compared with scipy on. Both are simulations of 20,000: an end of the
  // interval falls on a grid about .01 wide.
  const table = [40, 9, 6, 45];
  const rows = table.flatMap((count, cell) =>
    Array.from({ length: count }, () => table.map((_, other) => (other === cell ? 1 : 0))),
  );
  const statistic = cohenKappaOfCounts(2);

  test('are independent items: the bootstrap of the table gives the same', () => {
    const clustered = clusterBootstrap({
      clusters: 100,
      counts: Float64Array.from(rows.flat()),
      statistic,
      random: stream(1, 'clusters'),
      replicates: 20_000,
    });
    const independent = bcaFromCounts({
      counts: Float64Array.from(table),
      statistic,
      random: stream(1, 'table'),
      replicates: 20_000,
    });
    expectValue(clustered.estimate, 0.6995192307692307);
    expect(clustered.clusters).toBe(100);
    if ('none' in independent.bca || 'none' in independent.percentile)
      throw new Error('an interval is missing');
    expectInterval(clustered.bca, independent.bca.low, independent.bca.high, 0.01);
    expectInterval(clustered.percentile, independent.percentile.low, independent.percentile.high, 0.01);
    if (independent.standardError.value === undefined) throw new Error('no error');
    expectValue(clustered.standardError, independent.standardError.value, 0.0015);
  });
});

test('the error of a share in clusters of one size is the spread of the clusters’ shares', () => {
  // Shares 0, .25, .5, .75, 1 six times each: variance .125, over 30 clusters: error sqrt(.125 / 30) = .06454972.
  const { standardError } = clusterBootstrap({
    clusters: 30,
    counts: thirty,
    statistic: share,
    random: stream(3),
    replicates: 20_000,
  });
  expectValue(standardError, Math.sqrt(0.125 / 30), 0.001);
});

test('three clusters: all 27 resamples in their proportions', () => {
  // Counts yes 0, 1, 2 of 2: a resample's share is the mean of three of 0, .5, 1. P(share = 0) = 1/27.
  const values: number[] = [];
  clusterBootstrap({
    clusters: 3,
    counts: Float64Array.of(0, 2, 1, 1, 2, 0),
    statistic(counts) {
      const value = share(counts);
      if (value !== undefined) values.push(value);
      return value;
    },
    random: stream(5),
    replicates: 27_000,
  });
  const drawn = values.slice(-27_000);
  const at = (wanted: number) => drawn.filter((value) => Math.abs(value - wanted) < 1e-12).length;
  // Standard deviation of a count of 1,000 is about 31; of 7,000 about 72.
  expect(Math.abs(at(0) - 1000)).toBeLessThan(125);
  expect(Math.abs(at(0.5) - 7000)).toBeLessThan(290);
  expect(Math.abs(at(1) - 1000)).toBeLessThan(125);
});

test('ten clusters of one item: BCa has the acceleration of a proportion', () => {
  // Sixth of the skewness of a mean of n items that are 1 with probability p: (1 - 2 p) / (6 root(n p (1 - p))).
  const counts = Float64Array.from({ length: 20 }, (_, at) => (at < 2 ? at : 1 - (at % 2)));
  const values: number[] = [];
  const { estimate, bca, percentile, standardError, undefinedReplicates } = clusterBootstrap({
    clusters: 10,
    counts,
    statistic(sums) {
      values.push((sums[0] ?? 0) / 10);
      return (sums[0] ?? 0) / 10;
    },
    random: stream(6),
    replicates: 500,
  });
  expectValue(estimate, 0.9);
  expect(undefinedReplicates).toBe(0);
  // Once on all clusters, without each of them, and on every resample.
  expect(values).toHaveLength(1 + 10 + 500);
  expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  const expected = resampledIntervals({
    values: Float64Array.from(values.slice(11)),
    replicates: 500,
    estimate: 0.9,
    acceleration: () => (1 - 1.8) / (6 * Math.sqrt(10 * 0.9 * 0.1)),
    level: 0.95,
  });
  if ('none' in expected.bca) throw new Error(expected.bca.none);
  expectInterval(bca, expected.bca.low, expected.bca.high);
  expect({ percentile, standardError }).toEqual({
    percentile: expected.percentile,
    standardError: expected.standardError,
  });
});

test('no cluster of influence is no skew', () => {
  // Whether any item is a yes: so it is without either of the clusters that have one, and not in all resamples.
  const { bca } = clusterBootstrap({
    clusters: 3,
    counts: Float64Array.of(1, 0, 1, 0, 0, 1),
    statistic: ([yes = 0]) => (yes > 0 ? 1 : 0),
    random: stream(1),
    replicates: 200,
  });
  expect(bca).toMatchObject({ high: 1, method: 'BCa bootstrap' });
});

test('a cluster on which the statistic hangs leaves no BCa, and a percentile interval', () => {
  const { bca, percentile } = clusterBootstrap({
    clusters: 4,
    counts: Float64Array.of(3, 1, 0, 2, 0, 1, 0, 3),
    statistic: (sums) => (sums[0] === 0 ? undefined : share(sums)),
    random: stream(1),
    replicates: 500,
  });
  expect(bca).toEqual({ none: expect.stringContaining('leaving out one item') });
  expect(percentile).toHaveProperty('low');
});

test('no resample is refused, and nothing is no number whatever the statistic makes of it', () => {
  const run = (counts: Float64Array, replicates: number) =>
    clusterBootstrap({ clusters: 2, counts, statistic: () => 1, random: stream(1), replicates });
  expect(() => run(Float64Array.of(1, 1), 0)).toThrow('replicates is a whole number >= 1, got 0');
  expectNone(run(new Float64Array(4), 10).estimate, 'no items');
});

test('the same seed gives the same, and an empty cluster is none', () => {
  const run = (counts: Float64Array) =>
    clusterBootstrap({
      clusters: counts.length / 2,
      counts,
      statistic: share,
      random: stream(1),
      replicates: 500,
    });
  expect(run(thirty)).toEqual(run(thirty));
  const padded = Float64Array.of(0, 0, ...thirty, 0, 0);
  expect(run(padded)).toEqual(run(thirty));
});

test('resamples without a value are counted and left out', () => {
  // Two of four clusters hold nothing of the denominator: (1/2)^4 of the resamples draw only these.
  const run = (clusters: number, counts: Float64Array) =>
    clusterBootstrap({ clusters, counts, statistic: share, random: stream(2), replicates: 9000 });
  const { undefinedReplicates, percentile } = run(4, Float64Array.of(1, 1, 0, 2, 0, 0, 0, 0, 3, 0, 0, 3));
  // 562.5, with a standard deviation of 23.
  expect(Math.abs(undefinedReplicates - 562.5)).toBeLessThan(95);
  expect('low' in percentile).toBe(true);
});

test('one cluster that holds the whole denominator leaves no BCa, and too many resamples without a value no interval', () => {
  const { bca, percentile, undefinedReplicates } = clusterBootstrap({
    clusters: 3,
    counts: Float64Array.of(1, 1, 0, 0, 0, 3, 0, 0, 3),
    statistic: share,
    random: stream(2),
    replicates: 9000,
  });
  // (2/3)^3 of 9,000 = 2,667 are without: all others give 1/2.
  expect(Math.abs(undefinedReplicates - 2667)).toBeLessThan(180);
  expect(percentile).toEqual({ none: expect.stringContaining('every resample gives 0.5') });
  expect(bca).toEqual(percentile);
});

test.each([
  ['no cluster', new Float64Array(0), 0, 'no items'],
  ['clusters without items', new Float64Array(4), 2, 'no items'],
])('%s: no number and no interval', (_, counts, clusters, reason) => {
  const result = clusterBootstrap({ clusters, counts, statistic: share, random: stream(1), replicates: 10 });
  expectNone(result.estimate, reason);
  expect(result.bca).toEqual({ none: reason });
  expect(result.undefinedReplicates).toBe(10);
});

test('a statistic that exists nowhere says so', () => {
  const result = clusterBootstrap({
    clusters: 1,
    counts: Float64Array.of(1, 1),
    statistic: () => undefined,
    random: stream(1),
    replicates: 10,
  });
  expectNone(result.estimate, 'the statistic does not exist on these counts');
});

test('all clusters alike: nothing varies', () => {
  const { percentile } = clusterBootstrap({
    clusters: 9,
    counts: Float64Array.from({ length: 18 }, () => 1),
    statistic: share,
    random: stream(1),
    replicates: 50,
  });
  expect(percentile).toEqual({ none: expect.stringContaining('nothing varies') });
});

describe('drawn weights', () => {
  test('every replicate draws as many clusters as there are', () => {
    const { weights } = drawClusters(7, 40, stream(1));
    for (let replicate = 0; replicate < 40; replicate++) {
      let sum = 0;
      for (let cluster = 0; cluster < 7; cluster++) sum += weights[cluster * 40 + replicate] ?? 0;
      expect(sum).toBe(7);
    }
  });

  test('in chunks from one stream they are what they are at once', () => {
    const whole = drawClusters(5, 10, stream(9));
    const random = stream(9);
    const [first, second] = [drawClusters(5, 4, random), drawClusters(5, 6, random)];
    for (let cluster = 0; cluster < 5; cluster++) {
      expect([...whole.weights.subarray(cluster * 10, cluster * 10 + 10)]).toEqual([
        ...first.weights.subarray(cluster * 4, cluster * 4 + 4),
        ...second.weights.subarray(cluster * 6, cluster * 6 + 6),
      ]);
    }
  });

  test('each cluster is drawn once on average, and left out of 1/e of the replicates', () => {
    const replicates = 4000;
    const { weights } = drawClusters(50, replicates, stream(4));
    const zeros = weights.filter((weight) => weight === 0).length / (50 * replicates);
    // (1 - 1/50)^50 = .3642; standard error about .0007.
    expect(Math.abs(zeros - 0.98 ** 50)).toBeLessThan(0.003);
  });

  test.each([
    [0, 10],
    [2.5, 10],
    [3, 0],
    [3, 1.5],
  ])('%d clusters and %d replicates are refused', (clusters, replicates) => {
    expect(() => drawClusters(clusters, replicates, stream(1))).toThrow(RangeError);
  });
});
