import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clusterCounts,
  clusterMeanError,
  drawClusters,
  flipClusters,
  leaveOut,
  stream,
  totalCounts,
  weightedSums,
} from '../../../src/stats/index.ts';
import { expectNone, expectValue } from '../expectations.ts';

describe('flips of whole clusters', () => {
  test('few clusters: every pattern once, the first cluster as it is', () => {
    const { weights, replicates, isExact } = flipClusters(5, 2000, stream(1));
    expect({ replicates, isExact }).toEqual({ replicates: 16, isExact: true });
    const patterns = Array.from({ length: 16 }, (_, at) =>
      Array.from({ length: 5 }, (__, cluster) => weights[cluster * 16 + at]).join(),
    );
    expect(new Set(patterns).size).toBe(16);
    expect(patterns).toContain('1,1,1,1,1');
    expect(patterns.every((pattern) => pattern.startsWith('1,'))).toBe(true);
  });

  test('as many patterns as replicates are still enumerated, one more are drawn', () => {
    expect(flipClusters(12, 2048, stream(1)).isExact).toBe(true);
    expect(flipClusters(12, 2047, stream(1))).toMatchObject({ isExact: false, replicates: 2047 });
  });

  test('drawn signs are even, and independent beyond 32 clusters', () => {
    const { weights } = flipClusters(40, 5000, stream(2));
    const mean = (cluster: number) =>
      weights.subarray(cluster * 5000, (cluster + 1) * 5000).reduce((sum, sign) => sum + sign, 0) / 5000;
    // Standard error 1 / sqrt(5000) = .014.
    for (const cluster of [0, 1, 31, 32, 39]) expect(Math.abs(mean(cluster))).toBeLessThan(0.06);
    let same = 0;
    for (let at = 0; at < 5000; at++) same += (weights[at] ?? 0) * (weights[32 * 5000 + at] ?? 0);
    expect(Math.abs(same / 5000)).toBeLessThan(0.06);
  });

  test('in chunks from one stream they are what they are at once', () => {
    const whole = flipClusters(35, 10, stream(9));
    const random = stream(9);
    const parts = [flipClusters(35, 3, random), flipClusters(35, 7, random)];
    for (let cluster = 0; cluster < 35; cluster++) {
      expect([...whole.weights.subarray(cluster * 10, (cluster + 1) * 10)]).toEqual(
        parts.flatMap(({ weights, replicates }) => [
          ...weights.subarray(cluster * replicates, (cluster + 1) * replicates),
        ]),
      );
    }
  });

  test.each([
    [0, 10],
    [3, 0],
  ])('%d clusters and %d replicates are refused', (clusters, replicates) => {
    expect(() => flipClusters(clusters, replicates, stream(1))).toThrow(RangeError);
  });
});

const dense = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([clusters, length]) =>
    fc
      .array(fc.integer({ min: 0, max: 5 }), { minLength: clusters * length, maxLength: clusters * length })
      .map((counts) => ({ clusters, length, counts: Float64Array.from(counts) })),
  );

describe('sums of weighted clusters', () => {
  test('are what adding up cluster by cluster gives', () => {
    fc.assert(
      fc.property(dense, fc.integer({ min: 1, max: 9 }), ({ clusters, length, counts }, replicates) => {
        const weights = drawClusters(clusters, replicates, stream(1));
        const sparse = clusterCounts(clusters, counts);
        const sums = weightedSums(sparse, weights, new Float64Array(length * replicates).fill(7));
        for (let replicate = 0; replicate < replicates; replicate++) {
          for (let index = 0; index < length; index++) {
            let expected = 0;
            for (let cluster = 0; cluster < clusters; cluster++) {
              const weight = weights.weights[cluster * replicates + replicate] ?? 0;
              expected += weight * (counts[cluster * length + index] ?? 0);
            }
            expect(sums[index * replicates + replicate]).toBe(expected);
          }
        }
      }),
    );
  });

  test('unflipped, they are the total', () => {
    fc.assert(
      fc.property(dense, ({ clusters, length, counts }) => {
        const sparse = clusterCounts(clusters, counts);
        const ones = { clusters, replicates: 1, weights: new Int8Array(clusters).fill(1) };
        expect(weightedSums(sparse, ones, new Float64Array(length))).toEqual(totalCounts(sparse));
      }),
    );
  });

  test('weights of other clusters, or a buffer of another size, are refused', () => {
    const counts = clusterCounts(2, Float64Array.of(1, 2, 3, 4));
    expect(() => weightedSums(counts, drawClusters(3, 5, stream(1)), new Float64Array(10))).toThrow(
      RangeError,
    );
    expect(() => weightedSums(counts, drawClusters(2, 5, stream(1)), new Float64Array(9))).toThrow(
      RangeError,
    );
  });

  test('counts that fill no whole vectors are refused', () => {
    expect(() => clusterCounts(2, new Float64Array(3))).toThrow(RangeError);
    expect(() => clusterCounts(0.5, new Float64Array(3))).toThrow(RangeError);
    expect(() => clusterCounts(-1, new Float64Array(0))).toThrow('0 counts do not fill -1 clusters');
    expect(clusterCounts(0, new Float64Array(0))).toMatchObject({ clusters: 0, length: 0 });
  });
});

describe('leaving out clusters', () => {
  const first = ([yes = 0, no = 0]: Float64Array) => (yes + no === 0 ? undefined : yes / (yes + no));

  test('an empty cluster is none, and one without which nothing is left is counted', () => {
    const counts = clusterCounts(3, Float64Array.of(0, 0, 2, 2, 0, 0));
    expect(leaveOut(counts, first)).toEqual({
      clusters: 1,
      values: new Float64Array(0),
      undefinedReplicates: 1,
    });
  });

  test('weighted counts leave no rounding residue behind', () => {
    // 100000.1 + 200000.2 + 300000.3, less one after the other, is not 0 in binary.
    const parts = [100000.1, 200000.2, 300000.3];
    const sum = parts.reduce((total, part) => total + part, 0);
    expect(parts.reduce((rest, part) => rest - part, sum)).not.toBe(0);
    const seen: number[][] = [];
    leaveOut(
      {
        clusters: 2,
        length: 2,
        cluster: Int32Array.of(0, 0, 0, 1),
        index: Int32Array.of(0, 0, 0, 1),
        value: Float64Array.of(...parts, 0.3),
      },
      (sums) => {
        seen.push([...sums]);
        return 1;
      },
    );
    expect(seen).toEqual([
      [0, 0.3],
      [sum, 0],
    ]);
  });
});

describe('cluster-robust error of a mean', () => {
  test('two clusters: by hand', () => {
    // Mean 1/2; the clusters are 1/2 above and below: root(1/4 + 1/4) / 2, and for few clusters times root(2 / 1).
    expectValue(clusterMeanError([1, 0], [0, 1]), Math.SQRT1_2 / 2);
    expectValue(clusterMeanError([1, 0], [0, 1], { corrected: true }), 0.5);
  });

  test('the toy of statistics.md section 10', () => {
    // 1110001101 in clusters 000111 22 33, printed to six digits.
    const values = [1, 1, 1, 0, 0, 0, 1, 1, 0, 1];
    const clusters = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3];
    expectValue(clusterMeanError(values, clusters), 0.231517, 5e-7);
    expectValue(clusterMeanError(values, clusters, { corrected: true }), 0.267333, 5e-7);
  });

  test('clusters of one item: the ordinary error with divisor n', () => {
    // 1110001101: share .6, sqrt(.6 * .4 / 10) = .1549193338.
    const values = [1, 1, 1, 0, 0, 0, 1, 1, 0, 1];
    expectValue(
      clusterMeanError(
        values,
        values.map((_, item) => item),
      ),
      Math.sqrt(0.024),
    );
  });

  test('does not exist for one cluster or no item', () => {
    expectNone(clusterMeanError([1, 0], [0, 0]), 'fewer than two clusters');
    expectNone(clusterMeanError([], []), 'fewer than two clusters');
  });

  test('an item without a cluster is an error', () => {
    expect(() => clusterMeanError([1, 0], [0])).toThrow(RangeError);
  });
});
