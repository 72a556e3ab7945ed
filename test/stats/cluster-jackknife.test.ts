import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterJackknife, cohenKappaOfCounts } from '../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from './expectations.ts';

const kappa = cohenKappaOfCounts(2);
const share = (counts: Float64Array): number | undefined => {
  const n = (counts[0] ?? 0) + (counts[1] ?? 0);
  return n === 0 ? undefined : (counts[0] ?? 0) / n;
};
const ten = [
  [5, 1, 0, 4],
  [3, 0, 2, 5],
  [6, 1, 1, 2],
  [2, 2, 0, 6],
  [4, 0, 1, 5],
  [7, 0, 0, 3],
  [1, 1, 2, 6],
  [5, 2, 1, 2],
  [3, 0, 0, 7],
  [4, 1, 1, 4],
];

describe('ten clusters of a 2 x 2 table', () => {
  test('kappa on the log scale', () => {
    // numpy and scipy: leave one cluster out, -log(1 - kappa), t with 9 degrees of freedom, back
    const result = run(ten, kappa, 'log-complement');
    expectValue(result.estimate, 0.6794871794871794);
    expectValue(result.standardError, 0.06856688973007591);
    expectInterval(result.interval, 0.481958450459988, 0.801698400052467);
    expect([result.clusters, result.undefinedReplicates]).toEqual([10, 0]);
  });

  test('the order of the clusters does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ten, { minLength: 10, maxLength: 10 }), (rows) => {
        expectInterval(
          run(rows, kappa, 'log-complement').interval,
          0.481958450459988,
          0.801698400052467,
          1e-12,
        );
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  test('a cluster without counts is no cluster', () => {
    const result = run([...ten, [0, 0, 0, 0], [0, 0, 0, 0]], kappa, 'log-complement');
    expect(result.clusters).toBe(10);
    expectInterval(result.interval, 0.481958450459988, 0.801698400052467);
  });

  test('clusters given once, with how often they occur, are as good as one by one', () => {
    const times = ten.map((_, g) => g % 4);
    const apart = run(
      ten.flatMap((row, g) => Array<number[]>(times[g] ?? 0).fill(row)),
      kappa,
      'log-complement',
    );
    const together = clusterJackknife({
      clusters: 11,
      // The last occurs and holds nothing: no cluster.
      counts: Float64Array.from([...ten.flat(), 0, 0, 0, 0]),
      times: Float64Array.from([...times, 5]),
      statistic: kappa,
      transform: 'log-complement',
    });
    // 0 + 1 + 2 + 3 twice, then 0 + 1
    expect([together.clusters, apart.clusters]).toEqual([13, 13]);
    expectValue(together.estimate, apart.estimate.value ?? Number.NaN, 1e-15);
    expectValue(together.standardError, apart.standardError.value ?? Number.NaN, 1e-14);
    if ('none' in apart.interval) throw new Error(apart.interval.none);
    expectInterval(together.interval, apart.interval.low, apart.interval.high, 1e-14);
  });

  test('the only cluster that decides counts as often as it occurs', () => {
    // Without either of the two alike clusters kappa exists: positives stand in the other one.
    const rows = [[3, 0, 0, 0], ...Array<number[]>(8).fill([0, 0, 1, 4])];
    const input = {
      clusters: 2,
      counts: Float64Array.of(3, 0, 0, 0, 0, 0, 1, 4),
      statistic: (counts: Float64Array) => ((counts[0] ?? 0) === 0 ? undefined : kappa(counts)),
      transform: 'log-complement',
    } as const;
    expect(run(rows, input.statistic, 'log-complement').undefinedReplicates).toBe(1);
    expect(clusterJackknife({ ...input, times: Float64Array.of(1, 8) }).undefinedReplicates).toBe(1);
    expect(clusterJackknife({ ...input, times: Float64Array.of(2, 8) }).undefinedReplicates).toBe(0);
  });

  test('two tables in one vector: the mean of two kappas', () => {
    const second = cohenKappaOfCounts(2, 'none', 4);
    const doubled = ten.map((row) => [...row, ...row]);
    const mean = (counts: Float64Array): number => ((kappa(counts) ?? 0) + (second(counts) ?? 0)) / 2;
    expectInterval(run(doubled, mean, 'log-complement').interval, 0.481958450459988, 0.801698400052467);
  });

  test('weighted counts: a constant factor changes nothing', () => {
    const weighted = ten.map((row) => row.map((count) => count * 0.1));
    expectInterval(run(weighted, kappa, 'log-complement').interval, 0.481958450459988, 0.801698400052467);
  });
});

describe('a mean of clusters of one size', () => {
  test('has the standard error of the mean of the cluster means', () => {
    // shares .75 .5 1 .75 .5 .25 .75 1: sd .2587745847533828 / sqrt(8) (numpy, ddof 1)
    const rows = [3, 2, 4, 3, 2, 1, 3, 4].map((count) => [count, 4 - count]);
    const result = run(rows, share, 'identity');
    expectValue(result.standardError, 0.2587745847533828 / Math.sqrt(8), 1e-12);
    // 2.3646242515927862 = t(.975, 7)
    const half = 2.3646242515927862 * (0.2587745847533828 / Math.sqrt(8));
    expectInterval(result.interval, 0.6875 - half, 0.6875 + half, 1e-12);
  });

  test('on the logit it stays within 0 and 1', () => {
    const rows = [3, 2, 4, 3, 2, 1, 3, 4].map((count) => [count, 4 - count]);
    expectInterval(run(rows, share, 'logit').interval, 0.44139143225923144, 0.8596555018633363);
  });
});

describe('where there is no interval', () => {
  test('fewer than eight clusters', () => {
    const result = run(ten.slice(0, 7), kappa, 'log-complement');
    expectNoInterval(result.interval, /too few clusters: 7/);
    expect(result.standardError.value).toBeTypeOf('number');
  });

  test('kappa = 1', () => {
    const perfect = ten.map(() => [3, 0, 0, 4]);
    expectNoInterval(run(perfect, kappa, 'log-complement').interval, /estimate is 1/);
  });

  test.each([
    [[1, 0], 'estimate is 1'],
    [[0, 1], 'estimate is 0'],
  ])('a proportion at the end of its scale: %j', (row, reason) => {
    expectNoInterval(run(Array(10).fill(row), share, 'logit').interval, reason);
  });

  test('all disagreement in one cluster: without it kappa is 1', () => {
    const rows = ten.map((_, g) => (g === 0 ? [2, 1, 1, 3] : [3, 0, 0, 4]));
    const result = run(rows, kappa, 'log-complement');
    expect(result.undefinedReplicates).toBe(1);
    expectNoInterval(result.interval, /without one of the clusters/);
    expect(result.standardError.value).toBeTypeOf('number');
  });

  test('all positives in one cluster: without it there is no rate', () => {
    // counts: true positives, false negatives, negatives
    const rows = ten.map((_, g) => (g === 0 ? [3, 1, 0] : [0, 0, 5]));
    const result = run(rows, share, 'logit');
    expect(result.undefinedReplicates).toBe(1);
    expectNoInterval(result.interval, /without one of the clusters/);
    expectNone(result.standardError, /without one of the clusters/);
  });

  test('a judge that is constant does not vary', () => {
    const rows = ten.map((_, g) => [0, g % 3, 0, 5]);
    expectValue(run(rows, kappa, 'log-complement').estimate, 0);
    expectNoInterval(run(rows, kappa, 'log-complement').interval, /does not vary/);
  });

  test('no items', () => {
    const nothing = run([], kappa, 'log-complement');
    expectNone(nothing.estimate, /no items/);
    expectNoInterval(nothing.interval, /no items/);
    expect(nothing.clusters).toBe(0);
    expectNone(run([[0, 0, 0, 3]], kappa, 'identity').estimate, /does not exist/);
    expectNone(run([[1, 1, 0, 3]], kappa, 'identity').standardError, /two clusters/);
  });

  test.each([[[1]], [[1, 0.5]], [[1, -1]]])('refuses %j as how often two clusters occur', (times) => {
    const input = {
      clusters: 2,
      counts: new Float64Array(8),
      statistic: kappa,
      transform: 'identity',
    } as const;
    expect(() => clusterJackknife({ ...input, times: Float64Array.from(times) })).toThrow(
      /one whole number per vector: 2 vectors/,
    );
  });

  test('refuses counts that do not fill the clusters', () => {
    const input = {
      clusters: 3,
      counts: new Float64Array(8),
      statistic: kappa,
      transform: 'identity',
    } as const;
    expect(() => clusterJackknife(input)).toThrow(/8 counts do not fill 3 clusters/);
  });
});

test('a wider level gives a wider interval around the same estimate', () => {
  const at = (level: number) => {
    const { interval } = clusterJackknife({
      clusters: 10,
      counts: Float64Array.from(ten.flat()),
      statistic: kappa,
      transform: 'log-complement',
      level,
    });
    if ('none' in interval) throw new Error(interval.none);
    return interval;
  };
  expect(at(0.99).low).toBeLessThan(at(0.9).low);
  expect(at(0.99).high).toBeGreaterThan(at(0.9).high);
  expectNear(at(0.9).level, 0.9);
});

function run(
  rows: readonly (readonly number[])[],
  statistic: (counts: Float64Array) => number | undefined,
  transform: 'identity' | 'logit' | 'log-complement',
) {
  return clusterJackknife({
    clusters: rows.length,
    counts: Float64Array.from(rows.flat()),
    statistic,
    transform,
  });
}
