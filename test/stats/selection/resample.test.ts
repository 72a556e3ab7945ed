import { describe, expect, test } from 'vitest';
import {
  type ClusterCounts,
  clusterCounts,
  clusterJackknife,
  cohenKappaOfCounts,
  leaveOut,
  pairedDifference,
  resampleCandidates,
  stream,
  swapTests,
  totalCounts,
} from '../../../src/stats/index.ts';
import { expectValue } from '../expectations.ts';

const kappa = cohenKappaOfCounts(2);
const share = ([yes = 0, no = 0]: Float64Array) => (yes + no === 0 ? undefined : yes / (yes + no));

/** Judges of equal error rates on the same 40 clusters of 5 items. */
function judges(count: number, seed: string, clusters = 40, size = 5): readonly ClusterCounts[] {
  const { nextUniform } = stream(seed, 'judges');
  const gold = Array.from({ length: clusters * size }, () => (nextUniform() < 0.3 ? 0 : 1));
  return Array.from({ length: count }, () => {
    const counts = new Float64Array(clusters * 4);
    gold.forEach((label, item) => {
      const isPositive = nextUniform() < (label === 0 ? 0.85 : 0.1);
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
    expect(() => run([...three, ...judges(1, '2', 39)])).toThrow(RangeError);
  });
});

describe('out-of-bag', () => {
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
