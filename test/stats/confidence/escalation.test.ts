import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clopperPearson,
  escalationThreshold,
  halfOfClusters,
  itemsForBound,
  keptVerdicts,
  stream,
  thresholdsToTry,
  upperBound,
} from '../../../src/stats/index.ts';
import { expectNear } from '../expectations.ts';

const random = () => stream(1, 'escalation');

describe('the upper bound', () => {
  test.each([
    // Trust or Escalate, arXiv 2407.18370, recomputed with scipy's beta quantile.
    [8, 100, 0.1, 0.126698],
    [0, 50, 0.05, 0.058155],
  ])('of %d in %d at %d is %d', (count, n, delta, expected) => {
    expectNear(upperBound(count, n, delta), expected, 5.1e-7);
  });

  test('is the upper end of the two-sided interval at twice delta', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (count, more) => {
        const interval = clopperPearson(count, count + more + 1, 0.9);
        expectNear(upperBound(count, count + more + 1, 0.05), 'high' in interval ? interval.high : -1);
      }),
    );
  });

  test('is 1 where all are bad, and without items', () => {
    expect(upperBound(3, 3, 0.05)).toBe(1);
    expect(upperBound(0, 0, 0.05)).toBe(1);
  });

  test('wants a delta between 0 and 1, and a count within n', () => {
    expect(() => upperBound(0, 3, 0)).toThrow('delta lies between 0 and 1');
    expect(() => upperBound(0, 3, 1)).toThrow('delta lies between 0 and 1');
    for (const [atMost, delta] of [
      [0, 0.05],
      [1, 0.05],
      [0.05, 0],
      [0.05, 1],
      [Number.NaN, 0.05],
    ] as const) {
      expect(() => itemsForBound(atMost, delta)).toThrow(RangeError);
    }
    expect(() => upperBound(4, 3, 0.05)).toThrow('4 of 3 is not a proportion');
    expect(() => upperBound(-1, 3, 0.05)).toThrow('-1 of 3 is not a proportion');
  });

  test('the items that a bound takes are the fewest that do', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (atMost, delta) => {
          const n = itemsForBound(atMost, delta);
          expect(upperBound(0, n, delta)).toBeLessThanOrEqual(atMost + 1e-9);
          if (n > 1) expect(upperBound(0, n - 1, delta)).toBeGreaterThan(atMost - 1e-9);
        },
      ),
    );
    expect(itemsForBound(0.05, 0.05)).toBe(59);
    // .5 ^ 2 is .25 exactly: the logarithms' quotient must not end up a hair above 2.
    expect(itemsForBound(0.5, 0.25)).toBe(2);
  });
});

describe('verdicts kept', () => {
  const confidence = Float64Array.of(0.9, 0.8, 0.7, 0.6);
  const missed = [0, 1, 0, 1];

  test('are those from the threshold on', () => {
    const kept = keptVerdicts({ confidence, missed, random: random() });
    expect(kept(0.8)).toEqual({ n: 2, missed: 1 });
    expect(kept(0.6)).toEqual({ n: 4, missed: 2 });
    expect(kept(0.95)).toEqual({ n: 0, missed: 0 });
  });

  test('with clusters are one of each', () => {
    const kept = keptVerdicts({ confidence, missed: [1, 1, 0, 0], cluster: [0, 0, 1, 1], random: random() });
    expect(kept(0)).toEqual({ n: 2, missed: 1 });
    expect(kept(0.75)).toEqual({ n: 1, missed: 1 });
  });

  test('the one that stands for a cluster is drawn evenly', () => {
    const draws = stream(2, 'even');
    let first = 0;
    for (let draw = 0; draw < 4000; draw++) {
      first += keptVerdicts({
        confidence: Float64Array.of(1, 1),
        missed: [1, 0],
        cluster: [0, 0],
        random: draws,
      })(0).missed;
    }
    // Standard error of 4,000 fair draws: 32.
    expect(Math.abs(first - 2000)).toBeLessThan(4 * 32);
  });

  test('wants columns of one length', () => {
    expect(() => keptVerdicts({ confidence, missed: [0], random: random() })).toThrow('one length');
    expect(() => keptVerdicts({ confidence, missed, cluster: [0], random: random() })).toThrow('one length');
  });
});

describe('an escalation threshold', () => {
  /** 100 verdicts at .9 without a miss, 100 at .7 with 2, 100 at .5 with 40. */
  const confidence = Float64Array.from({ length: 300 }, (_, i) => [0.9, 0.7, 0.5][Math.floor(i / 100)] ?? 0);
  const missed = Uint8Array.from({ length: 300 }, (_, i) => ((i >= 100 && i < 102) || i >= 260 ? 1 : 0));
  const input = { confidence, missed, random: random(), atMost: 0.05, delta: 0.05 };

  test('is the last one that passes before the first that fails', () => {
    const found = escalationThreshold({ ...input, thresholds: [0.9, 0.7, 0.5] });
    // Kept from .7 on: 200, missed 2; the bound is the Clopper-Pearson one of 2 in 200.
    expect(found).toEqual({ threshold: 0.7, n: 200, missed: 2, bound: upperBound(2, 200, 0.05) });
  });

  test('a failure ends it, even if a later one would pass', () => {
    // Kept from .95 on: none, bound 1.
    const found = escalationThreshold({ ...input, thresholds: [0.95, 0.7] });
    expect(found).toEqual({ none: '0 verdicts are kept and 59 without a missed positive would be needed' });
  });

  test('says how many are missed where too many are', () => {
    const found = escalationThreshold({ ...input, thresholds: [0.5] });
    expect('none' in found ? found.none : '').toMatch(
      /^42 of 300 verdicts that would be kept are missed positives/,
    );
  });

  test('a bound that is just what is tolerated passes', () => {
    const atMost = upperBound(2, 200, 0.05);
    expect(escalationThreshold({ ...input, thresholds: [0.7], atMost })).toMatchObject({ bound: atMost });
  });

  test('as many as would be needed, but one missed: that one is named', () => {
    const own = { ...input, confidence: new Float64Array(59).fill(0.9), thresholds: [0.9] };
    const found = escalationThreshold({
      ...own,
      missed: Uint8Array.from({ length: 59 }, (_, i) => (i === 5 ? 1 : 0)),
    });
    expect('none' in found ? found.none : '').toMatch(
      /^1 of 59 verdicts that would be kept are missed positives/,
    );
    expect(escalationThreshold({ ...own, missed: new Uint8Array(59) })).toMatchObject({ n: 59, missed: 0 });
  });

  test('with clusters counts clusters', () => {
    const cluster = Int32Array.from({ length: 300 }, (_, i) => i % 100);
    const clustered = escalationThreshold({ ...input, cluster, thresholds: [0.9, 0.7] });
    expect('n' in clustered ? clustered.n : 0).toBe(100);
    const few = escalationThreshold({ ...input, cluster: cluster.map((own) => own % 50), thresholds: [0.9] });
    expect('none' in few ? few.none : '').toBe(
      '50 clusters with a verdict are kept and 59 without a missed positive would be needed',
    );
  });

  test('wants shares between 0 and 1, and says so where there is nothing to try', () => {
    expect(() => escalationThreshold({ ...input, thresholds: [], atMost: 0 })).toThrow('lie between 0 and 1');
    expect(() => escalationThreshold({ ...input, thresholds: [], atMost: 1 })).toThrow('lie between 0 and 1');
    expect(() => escalationThreshold({ ...input, thresholds: [], delta: 0 })).toThrow('lie between 0 and 1');
    expect(() => escalationThreshold({ ...input, thresholds: [], delta: 1 })).toThrow('lie between 0 and 1');
    expect(escalationThreshold({ ...input, thresholds: [] })).toEqual({ none: 'no threshold to try' });
  });
});

describe('the thresholds to try', () => {
  const confidence = Float64Array.from({ length: 300 }, (_, i) => [0.9, 0.7, 0.5][Math.floor(i / 100)] ?? 0);
  const missed = Uint8Array.from({ length: 300 }, (_, i) => ((i >= 100 && i < 102) || i >= 260 ? 1 : 0));

  test('begin with the lowest that would pass here', () => {
    expect(thresholdsToTry({ confidence, missed, random: random() }, 0.05, 0.05)).toEqual([0.7, 0.5]);
    expect(thresholdsToTry({ confidence, missed, random: random() }, 0.5, 0.05)).toEqual([0.5]);
  });

  test('begin with the best where none would pass', () => {
    expect(thresholdsToTry({ confidence, missed, random: random() }, 0.001, 0.05)).toEqual([0.9, 0.7, 0.5]);
  });

  test('are thinned, both ends kept', () => {
    const many = Float64Array.from({ length: 500 }, (_, i) => i / 499);
    // Nothing is right here: the lowest bound is 1 everywhere, so that the last stands.
    const all = thresholdsToTry(
      { confidence: many, missed: new Uint8Array(500), random: random() },
      0.99,
      0.05,
      11,
    );
    expect(all).toEqual([0]);
    const none = thresholdsToTry(
      { confidence: many, missed: new Uint8Array(500), random: random() },
      0.001,
      0.05,
      11,
    );
    expect(none).toEqual([0]);
    const bad = Uint8Array.from(many, (value) => (value < 0.95 ? 1 : 0));
    const some = thresholdsToTry({ confidence: many, missed: bad, random: random() }, 0.001, 0.05, 11);
    // Of 11 kept from the highest, the top one alone is clean: it has one verdict; from .9 on 25 of 50 are clean.
    expect(some).toHaveLength(10);
    expect(some.at(-1)).toBe(0);
  });

  test('a bound that is just what is tolerated is low enough', () => {
    const atMost = upperBound(2, 200, 0.05);
    expect(thresholdsToTry({ confidence, missed, random: random() }, atMost, 0.05)).toEqual([0.7, 0.5]);
  });

  test('thinned to three are both ends and the middle', () => {
    // 200 verdicts at each of five confidences; those below 1 are missed, so that the highest has the lowest bound.
    const five = Float64Array.from({ length: 1000 }, (_, i) => (i % 5) / 4);
    const bad = Uint8Array.from(five, (value) => (value < 1 ? 1 : 0));
    const of = (most: number) =>
      thresholdsToTry({ confidence: five, missed: bad, random: random() }, 0.001, 0.05, most);
    expect(of(3)).toEqual([1, 0.5, 0]);
    expect(of(5)).toEqual([1, 0.75, 0.5, 0.25, 0]);
    expect(of(6)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });

  test('of no verdicts are none', () => {
    expect(
      thresholdsToTry({ confidence: new Float64Array(0), missed: [], random: random() }, 0.05, 0.05),
    ).toEqual([]);
  });
});

describe('half of the clusters', () => {
  test('is half of them, the same for the same stream, another for another', () => {
    const one = halfOfClusters(101, stream(1, 'half'));
    expect(one.reduce((sum, own) => sum + own, 0)).toBe(50);
    expect(halfOfClusters(101, stream(1, 'half'))).toEqual(one);
    expect(halfOfClusters(101, stream(2, 'half'))).not.toEqual(one);
    expect(halfOfClusters(0, random())).toHaveLength(0);
  });

  test('has every cluster equally often', () => {
    const draws = stream(3, 'each');
    const times = new Float64Array(5);
    for (let draw = 0; draw < 2000; draw++) {
      halfOfClusters(5, draws).forEach((own, cluster) => {
        times[cluster] = (times[cluster] ?? 0) + own;
      });
    }
    // 2 of 5 in 2,000 draws: 800, standard error 22.
    for (const own of times) expect(Math.abs(own - 800)).toBeLessThan(4 * 22);
  });
});
