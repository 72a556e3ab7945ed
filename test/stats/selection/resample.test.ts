import { describe, expect, test } from 'vitest';
import {
  type ClusterCounts,
  clusterCounts,
  clusterJackknife,
  cohenKappaOfCounts,
  drawClusters,
  leaveOut,
  pairedDifference,
  resampleCandidates,
  stream,
  swapTests,
  totalCounts,
  weightedSums,
} from '../../../src/stats/index.ts';
import { outOfBagPool } from '../../../src/stats/selection/out-of-bag.ts';
import { expectNone, expectValue } from '../expectations.ts';

const kappa = cohenKappaOfCounts(2);
const share = ([yes = 0, no = 0]: Float64Array) => (yes + no === 0 ? undefined : yes / (yes + no));

/** Judges of equal error rates on the same 40 clusters of 5 items. */
function judges(count: number, seed: string, clusters = 40, size = 5): readonly ClusterCounts[] {
  const random = stream(seed, 'judges');
  const gold = Array.from({ length: clusters * size }, () => (random.nextUniform() < 0.3 ? 0 : 1));
  return Array.from({ length: count }, () => {
    const counts = new Float64Array(clusters * 4);
    gold.forEach((label, item) => {
      const isPositive = random.nextUniform() < (label === 0 ? 0.85 : 0.1);
      const cell = 4 * Math.floor(item / size) + 2 * label + (isPositive ? 0 : 1);
      counts[cell] = (counts[cell] ?? 0) + 1;
    });
    return clusterCounts(clusters, counts);
  });
}

describe('resampled candidates', () => {
  const three = judges(3, '1');

  test('estimates are those of all items, and equal candidates get equal values', () => {
    const [first] = three;
    if (first === undefined) throw new Error('there are judges');
    const { statistics } = resampleCandidates({
      candidates: [first, first],
      statistics: [kappa],
      random: stream(1),
      replicates: 50,
    });
    expect(statistics[0]?.estimates[0]).toBe(kappa(totalCounts(first)));
    expect(statistics[0]?.values.subarray(0, 50)).toEqual(statistics[0]?.values.subarray(50));
  });

  test('a candidate’s values do not depend on who else takes part', () => {
    const run = (candidates: readonly ClusterCounts[]) =>
      resampleCandidates({ candidates, statistics: [kappa], random: stream(1), replicates: 40 })
        .statistics[0];
    const own = run(three.slice(0, 1))?.values;
    expect(run(three)?.values.subarray(0, 40)).toEqual(own);
  });

  test('in chunks they are what all resamples drawn at once give', () => {
    // 8 bytes for each of 4 sums: chunks of 8,000, and a rest of 100.
    const replicates = 8100;
    const candidates = judges(2, '9', 12);
    let calls = 0;
    const { statistics, outOfBag } = resampleCandidates({
      candidates,
      statistics: [
        (sums) => {
          calls++;
          return kappa(sums);
        },
      ],
      random: stream(4),
      replicates,
    });
    expect(calls).toBe(2 * replicates + 2 + 1);
    const weights = drawClusters(12, replicates, stream(4));
    const [one = [], two = []] = candidates.map((own) => {
      const sums = weightedSums(own, weights, new Float64Array(4 * replicates));
      return Array.from({ length: replicates }, (_, at) =>
        kappa(Float64Array.from({ length: 4 }, (__, cell) => sums[cell * replicates + at] ?? 0)),
      );
    });
    expect([...(statistics[0]?.values ?? [])]).toEqual([...one, ...two]);
    const pool = outOfBagPool(candidates);
    pool.add(
      weights,
      Int32Array.from(one, (value, at) => ((two[at] ?? 0) > (value ?? 0) ? 1 : 0)),
    );
    expect(outOfBag).toEqual(pool.build(kappa));
  });

  test('resamples without a value for one candidate are left out for all, and counted', () => {
    // The second candidate has items in one of two clusters only: a quarter of the resamples miss it.
    const { statistics, outOfBag } = resampleCandidates({
      candidates: [
        clusterCounts(2, Float64Array.of(1, 1, 1, 1)),
        clusterCounts(2, Float64Array.of(1, 1, 0, 0)),
      ],
      statistics: [share],
      random: stream(1),
      replicates: 4000,
    });
    const missing = statistics[0]?.undefinedReplicates ?? 0;
    // 1,000, with a standard deviation of 27.
    expect(Math.abs(missing - 1000)).toBeLessThan(110);
    expect(statistics[0]?.replicates).toBe(4000 - missing);
    expect(statistics[0]?.values).toHaveLength(2 * (4000 - missing));
    expect(statistics[0]?.values.every((value) => value === 0.5)).toBe(true);
    expect(outOfBag.undefinedReplicates).toBe(missing);
  });

  test('a figure that one candidate does not have at all is had by none', () => {
    const { statistics, outOfBag } = resampleCandidates({
      candidates: [clusterCounts(1, Float64Array.of(1, 1)), clusterCounts(1, Float64Array.of(0, 0))],
      statistics: [share],
      random: stream(1),
      replicates: 10,
    });
    expect(statistics).toEqual([undefined]);
    expect(outOfBag).toMatchObject({ estimate: { value: undefined }, undefinedReplicates: 10 });
  });

  test('candidates of other clusters, none at all, and no statistic are refused', () => {
    const random = stream(1);
    const run = (candidates: readonly ClusterCounts[], statistics = [kappa]) =>
      resampleCandidates({ candidates, statistics, random, replicates: 5 });
    expect(() => run([])).toThrow(RangeError);
    expect(() => run(three, [])).toThrow(RangeError);
    expect(() => run([...three, ...judges(1, '2', 39)])).toThrow('39 x 4 does not fit 40 x 4');
    const longer = clusterCounts(40, new Float64Array(40 * 5));
    expect(() => run([...three, longer])).toThrow('40 x 5 does not fit 40 x 4');
  });
});

describe('out-of-bag', () => {
  test('by hand: a cluster adds its counts once for every resample that left it out', () => {
    // Cluster 0 is empty; 1 is left out of both resamples; 2 of the second, in which the other candidate is picked.
    const pool = outOfBagPool([
      clusterCounts(3, Float64Array.of(0, 0, 3, 1, 0, 5)),
      clusterCounts(3, Float64Array.of(0, 0, 2, 2, 1, 4)),
    ]);
    const weights = Int8Array.of(1, 2, 0, 0, 2, 0);
    pool.add({ clusters: 3, replicates: 2, weights }, Int32Array.of(0, 0));
    pool.add({ clusters: 3, replicates: 2, weights }, Int32Array.of(-1, 1));
    // First 2 (3, 1) + (0, 5), then (2, 2) + (1, 4).
    let seen: number[] = [];
    const { undefinedReplicates } = pool.build((sums) => {
      seen = [...sums];
      return 1;
    });
    expect(seen).toEqual([9, 13]);
    expect(undefinedReplicates).toBe(1);
  });

  test('where nothing was left out there is no figure, whatever the statistic makes of nothing', () => {
    const pool = outOfBagPool([clusterCounts(1, Float64Array.of(1, 1))]);
    expectNone(pool.build(() => 1).estimate, 'does not exist on the items left out');
  });

  test('by hand: two clusters, one candidate', () => {
    // Clusters with shares 1 (2 of 2) and 0 (0 of 2), one candidate, so it is always picked. Left out: one cluster in
    // half of the resamples, either equally often: the pooled table has share near 1/2.
    const { outOfBag } = resampleCandidates({
      candidates: [clusterCounts(2, Float64Array.of(2, 0, 0, 2))],
      statistics: [share],
      random: stream(1),
      replicates: 4000,
    });
    expectValue(outOfBag.estimate, 0.5, 0.04);
  });

  test('of two candidates that are right in one cluster each, the one picked is wrong where it was not seen', () => {
    // A is right in cluster 0 only, B in cluster 1 only. Where only cluster 0 is drawn A is picked, and it is wrong in the
    // cluster left out: the naive figure of the best is 1/2, out of bag it is 0.
    const { outOfBag, statistics } = resampleCandidates({
      candidates: [
        clusterCounts(2, Float64Array.of(2, 0, 0, 2)),
        clusterCounts(2, Float64Array.of(0, 2, 2, 0)),
      ],
      statistics: [share],
      random: stream(1),
      replicates: 500,
    });
    expect(statistics[0]?.estimates).toEqual(Float64Array.of(0.5, 0.5));
    expectValue(outOfBag.estimate, 0);
  });

  test('of two that are equal in a resample the first is picked', () => {
    // Cluster 0 makes no difference; without it the first candidate is better. Left out, cluster 0 gives 1 of 2 in either
    // case, and cluster 1, which is left out where both look equal, 2 of 2 of the first: together about 3 of 4.
    const { outOfBag } = resampleCandidates({
      candidates: [
        clusterCounts(2, Float64Array.of(1, 1, 2, 0)),
        clusterCounts(2, Float64Array.of(1, 1, 0, 2)),
      ],
      statistics: [share],
      random: stream(1),
      replicates: 2000,
    });
    expectValue(outOfBag.estimate, 0.75, 0.03);
  });

  test('takes most of the winner’s luck away', () => {
    const candidates = judges(12, '3', 25, 4);
    const { outOfBag, statistics } = resampleCandidates({
      candidates,
      statistics: [kappa],
      random: stream(1),
      replicates: 400,
    });
    const naive = Math.max(...(statistics[0]?.estimates ?? []));
    expect(outOfBag.estimate.value ?? 1).toBeLessThan(naive - 0.04);
  });
});

describe('paired differences', () => {
  const [one, two] = judges(2, '4');
  if (one === undefined || two === undefined) throw new Error('there are judges');
  const jackknifed = (own: ClusterCounts) => ({
    estimate: kappa(totalCounts(own)) ?? 0,
    ...leaveOut(own, kappa),
  });

  test('are what the cluster jackknife of both tables side by side gives', () => {
    const counts = new Float64Array(40 * 8);
    for (const [offset, own] of [one, two].entries()) {
      own.index.forEach((index, e) => {
        counts[(own.cluster[e] ?? 0) * 8 + 4 * offset + index] = own.value[e] ?? 0;
      });
    }
    const joint = clusterJackknife({
      clusters: 40,
      counts,
      statistic(sums) {
        const [a, b] = [kappa(sums.slice(0, 4)), kappa(sums.slice(4))];
        return a === undefined || b === undefined ? undefined : a - b;
      },
      transform: 'identity',
    });
    const { difference, interval } = pairedDifference(jackknifed(one), jackknifed(two));
    expectValue(joint.estimate, difference, 1e-12);
    if ('none' in interval || 'none' in joint.interval) throw new Error('an interval is missing');
    expect(interval.low).toBeCloseTo(joint.interval.low, 12);
    expect(interval.high).toBeCloseTo(joint.interval.high, 12);
  });

  test('are narrower than the two intervals suggest where judges err on the same items', () => {
    const same = pairedDifference(jackknifed(one), jackknifed(one));
    expect(same).toEqual({
      difference: 0,
      interval: { none: 'the difference does not vary between clusters' },
    });
  });

  test('below 8 clusters, and where one of them has no value without a cluster, there is no interval', () => {
    const values = Float64Array.from({ length: 7 }, (_, at) => at / 10);
    const few = { estimate: 0.5, clusters: 7, values, undefinedReplicates: 0 };
    expect(pairedDifference(few, few).interval).toEqual({
      none: 'too few clusters: 7, at least 8 are needed',
    });
    const hangs = { estimate: 0.5, clusters: 9, values, undefinedReplicates: 2 };
    expect(pairedDifference(hangs, { ...hangs, undefinedReplicates: 0 }).interval).toEqual({
      none: 'without any of 2 clusters one of the two has no value',
    });
    expect(() => pairedDifference(few, hangs)).toThrow(RangeError);
    const eight = { ...few, clusters: 8, values: Float64Array.of(...values, 0.7) };
    const steady = { ...eight, values: new Float64Array(8) };
    expect(pairedDifference(eight, steady).interval).toHaveProperty('low');
  });
});

describe('tests by swapping', () => {
  test('few clusters: exact, by hand', () => {
    // Shares per cluster of A 2/2, 2/2, 2/2 and of B 0: of the 4 swaps (first cluster kept) the differences are 1, 1/3,
    // 1/3, 1/3: one of four is as large.
    const { pValues, isExact, swaps } = swapTests({
      candidates: [
        clusterCounts(3, Float64Array.of(2, 0, 2, 0, 2, 0)),
        clusterCounts(3, Float64Array.of(0, 2, 0, 2, 0, 2)),
      ],
      statistics: [share],
      random: stream(1),
    });
    expect({ p: pValues[0]?.[0], isExact, swaps }).toEqual({ p: 0.25, isExact: true, swaps: 4 });
  });

  test('are what taking one’s verdicts for the other’s, cluster by cluster, gives', () => {
    const candidates = judges(2, '10', 6);
    const [one, two] = candidates.map(({ cluster, index, value }) => {
      const rows = Array.from({ length: 6 }, () => [0, 0, 0, 0]);
      cluster.forEach((row, e) => {
        (rows[row] as number[])[index[e] ?? 0] = value[e] ?? 0;
      });
      return rows;
    });
    const differences = Array.from({ length: 32 }, (_, pattern) => {
      const sums = [new Float64Array(4), new Float64Array(4)] as const;
      for (let row = 0; row < 6; row++) {
        const [a, b] = (pattern >> row) % 2 === 0 ? [one, two] : [two, one];
        for (let cell = 0; cell < 4; cell++) {
          sums[0][cell] = (sums[0][cell] ?? 0) + (a?.[row]?.[cell] ?? 0);
          sums[1][cell] = (sums[1][cell] ?? 0) + (b?.[row]?.[cell] ?? 0);
        }
      }
      return Math.abs((kappa(sums[0]) ?? Number.NaN) - (kappa(sums[1]) ?? Number.NaN));
    });
    const extreme = differences.filter((own) => own >= (differences[0] ?? 0) - 1e-9).length;
    expect(extreme).toBeGreaterThan(1);
    expect(extreme).toBeLessThan(32);
    const run = (statistic: typeof kappa) =>
      swapTests({ candidates, statistics: [statistic, statistic], random: stream(1) }).pValues;
    expect(run(kappa)).toEqual([Float64Array.of(extreme / 32), Float64Array.of(extreme / 32)]);
    // The vectors are the statistic's own, to write over.
    const writesOver = (sums: Float64Array) => {
      const value = kappa(sums.slice());
      sums.fill(1);
      return value;
    };
    expect(run(writesOver)[0]).toEqual(Float64Array.of(extreme / 32));
  });

  test('a drawn p-value is near the exact one, and one is added on both sides', () => {
    const candidates = judges(2, '6', 11, 6);
    const at = (replicates: number) =>
      swapTests({ candidates, statistics: [kappa], random: stream(2), replicates });
    const [exact, drawn] = [at(1024), at(1023)];
    expect([exact.isExact, drawn.isExact]).toEqual([true, false]);
    const [one, two] = [exact.pValues[0]?.[0] ?? 0, drawn.pValues[0]?.[0] ?? 0];
    expect(Math.abs(one - two)).toBeLessThan(0.06);
    expect(Number.isInteger(Math.round(two * 1024 * 1e6) / 1e6)).toBe(true);
  });

  test('drawn in chunks they are as many as asked for', () => {
    // 14 clusters have 8,192 patterns; 8 x 4 x 2 bytes of sums make chunks of 4,000: two and a rest of 100.
    let calls = 0;
    const { swaps } = swapTests({
      candidates: judges(2, '8', 14),
      statistics: [
        (sums) => {
          calls++;
          return kappa(sums);
        },
      ],
      random: stream(1),
      replicates: 8100,
    });
    expect(swaps).toBe(8100);
    // Both figures after every swap, and as they are.
    expect(calls).toBe(2 * 8100 + 2);
  });

  test('two that are far apart have the smallest p there is; equal ones have 1', () => {
    const [own] = judges(1, '7');
    if (own === undefined) throw new Error('there is a judge');
    const wrong = { ...own, index: own.index.map((index) => index ^ 1) };
    const { pValues, pairs } = swapTests({
      candidates: [own, wrong, own],
      statistics: [kappa],
      random: stream(1),
      replicates: 199,
    });
    expect(pairs).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect([...(pValues[0] ?? [])]).toEqual([1 / 200, 1, 1 / 200]);
  });

  test('a figure that does not exist after the swap counts as a larger difference', () => {
    const { pValues } = swapTests({
      candidates: [clusterCounts(1, Float64Array.of(1, 1)), clusterCounts(1, Float64Array.of(1, 1))],
      statistics: [() => undefined],
      random: stream(1),
    });
    expect([...(pValues[0] ?? [])]).toEqual([1]);
  });

  test.each([
    ['on all items', [0, 0, 0, 0], [1, 2, 3, 1]],
    ['after a swap', [1, 1, 0, 0], [0, 0, 1, 2]],
  ])('one that has no figure %s, whichever it is, is not told apart', (_, one, two) => {
    const candidates = [one, two].map((own) => clusterCounts(2, Float64Array.from(own)));
    for (const both of [candidates, [...candidates].reverse()]) {
      const { pValues } = swapTests({ candidates: both, statistics: [share], random: stream(1) });
      expect([...(pValues[0] ?? [])]).toEqual([1]);
    }
  });

  test('rejects about as often as it should between equal judges in clusters', () => {
    let rejected = 0;
    for (let study = 0; study < 300; study++) {
      const { pValues } = swapTests({
        candidates: judges(2, `swap ${study}`, 20, 6),
        statistics: [kappa],
        random: stream(study),
        replicates: 199,
      });
      if ((pValues[0]?.[0] ?? 1) <= 0.05) rejected++;
    }
    // 15 of 300 expected; standard deviation 3.8.
    expect(rejected).toBeGreaterThan(4);
    expect(rejected).toBeLessThan(27);
  });
});
