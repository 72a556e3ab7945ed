import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctedOfSums } from '../../../src/stats/downstream/corrected-of-sums.ts';
import {
  correctedDifference,
  correctedShare,
  correctedShareByCluster,
  judgedDifference,
  NO_POOLING,
  partialPooling,
  ppiMean,
  ppiMeanByCluster,
  ppiShareByCluster,
  ppiSums,
  ppiSumsOfCounts,
  stream,
} from '../../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from '../expectations.ts';
import { corrected, flat, jackknifeError, sumsOf, TWELVE } from './twelve.ts';

describe('Rogan-Gladen by cluster', () => {
  test('is the jackknife over all clusters, with as many degrees of freedom as clusters have gold', () => {
    const found = correctedShareByCluster(sumsOf(TWELVE));
    // Totals 26, 5, 4, 45, 83, 157: (83/240 - 4/49) / (26/31 - 4/49).
    const estimate = (83 / 240 - 4 / 49) / (26 / 31 - 4 / 49);
    expectValue(found.estimate, estimate);
    const error = jackknifeError(TWELVE, corrected);
    expectValue(found.standardError, error);
    expect([found.clusters, found.goldClusters]).toEqual([12, 10]);
    // t with 9 degrees of freedom, .975: 2.2621571628 (R: qt(.975, 9)).
    expectInterval(found.interval, estimate - 2.2621571628 * error, estimate + 2.2621571628 * error, 1e-8);
  });

  test('alike clusters may be given once', () => {
    const times = Float64Array.from(TWELVE, () => 3);
    const thrice = correctedShareByCluster(sumsOf([...TWELVE, ...TWELVE, ...TWELVE]));
    expectValue(
      correctedShareByCluster({ ...sumsOf(TWELVE), times }).standardError,
      thrice.standardError.value ?? 0,
    );
  });

  test('needs eight clusters with gold', () => {
    const few = correctedShareByCluster(sumsOf(TWELVE.slice(0, 7)));
    expectNone(few.estimate, /Youden’s J has no interval: too few clusters/);
    // Where J is known beyond doubt, the correction is too, but not its interval.
    const sure = Array.from({ length: 7 }, (_, i) => [3, 0, 0, 4, 5 + i, 9]);
    const known = correctedShareByCluster(sumsOf(sure));
    expectValue(known.estimate, (7 * 5 + 21) / (7 * 14 + 21));
    expectNoInterval(known.interval, 'too few clusters with gold: 7, at least 8 are needed');
  });

  test('is refused where J may be 0, and where gold lacks a class', () => {
    const blind = Array.from({ length: 10 }, (_, i) => [i % 2, 1 - (i % 2), (i + 1) % 3, i % 3, 9, 9]);
    expectNone(correctedShareByCluster(sumsOf(blind)).estimate, /may be 0/);
    const oneClass = Array.from({ length: 10 }, (_, i) => [2, i % 2, 0, 0, 9, 9]);
    expectNone(correctedShareByCluster(sumsOf(oneClass)).estimate, /gold lacks/);
    expectNone(correctedShareByCluster({ clusters: 0, counts: new Float64Array(0) }).estimate, /gold lacks/);
  });

  test('a judge that never errs leaves the rate as it is', () => {
    const perfect = Array.from({ length: 9 }, (_, i) => [3, 0, 0, 4, 5 + i, 15 - i]);
    const { estimate } = correctedShareByCluster(sumsOf(perfect));
    expectValue(estimate, (9 * 5 + 36) / (9 * 20));
  });

  test('is clipped, and says from where', () => {
    const low = TWELVE.map(([tp = 0, fn = 0, fp = 0, tn = 0], i) => [
      tp,
      fn,
      fp,
      tn,
      i % 3 === 0 ? 1 : 0,
      20,
    ]);
    const found = correctedShareByCluster(sumsOf(low));
    expectValue(found.estimate, 0);
    expect(found.clippedFrom).toBeLessThan(0);
    if ('none' in found.interval) throw new Error(found.interval.none);
    expect(found.interval.low).toBe(0);
  });

  test('near Lee et al. where items are many and independent', () => {
    // Each item a cluster: the four cells and the judged ones, many alike.
    const kinds = [
      [1, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0],
      [0, 0, 1, 0, 0, 0],
      [0, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0, 1],
    ];
    const times = Float64Array.of(900, 100, 200, 800, 4000, 6000);
    const own = correctedShareByCluster({ ...sumsOf(kinds), times });
    const theirs = correctedShare({
      truePositives: 900,
      falseNegatives: 100,
      falsePositives: 200,
      trueNegatives: 800,
      judgedPositive: 4000,
      judgedNegative: 6000,
    });
    if ('none' in own.interval || 'none' in theirs.interval) throw new Error('no interval');
    expectValue(own.estimate, theirs.estimate.value ?? Number.NaN);
    expectNear(own.interval.low, theirs.interval.low, 0.002);
    expectNear(own.interval.high, theirs.interval.high, 0.002);
  });
});

describe('properties of a corrected rate', () => {
  const rate = fc.double({ min: 0.01, max: 0.99, noNaN: true });

  test('the share that given error rates make of a true rate is corrected to it', () => {
    fc.assert(
      fc.property(rate, rate, rate, (truth, tpr, fpr) => {
        fc.pre(tpr - fpr > 0.05);
        const share = truth * tpr + (1 - truth) * fpr;
        const n = 1000;
        const sums = [tpr * n, (1 - tpr) * n, fpr * n, (1 - fpr) * n, share * n, (1 - share) * n];
        expectNear(correctedOfSums(sums, 0, 0, {}) ?? Number.NaN, truth, 1e-7);
      }),
    );
  });

  test('turning both labels round turns the rate round', () => {
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count, count), ([tp, fn, fp, tn, yes, no]) => {
        const straight = correctedOfSums([tp, fn, fp, tn, yes, no], 0, 0, {});
        const turned = correctedOfSums([tn, fp, fn, tp, no, yes], 0, 0, {});
        if (straight === undefined || turned === undefined) expect(straight).toBe(turned);
        else expectNear(straight + turned, 1, 1e-6 * (1 + Math.abs(straight)));
      }),
    );
  });

  test('more positive verdicts, all else equal, never lower it', () => {
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), ([tp, fn, fp, tn, yes]) => {
        const at = (own: number) => correctedOfSums([tp, fn, fp, tn, own, 100 - own], 0, 0, {});
        const fewer = at(yes);
        const more = at(yes + 1);
        if (fewer === undefined || more === undefined) return;
        expect(more).toBeGreaterThanOrEqual(fewer);
      }),
    );
  });
});

describe('partial pooling', () => {
  test('groups that do not differ are one', () => {
    expect(
      partialPooling([
        { hits: 9, n: 10 },
        { hits: 9, n: 10 },
      ]),
    ).toEqual({
      strength: Number.POSITIVE_INFINITY,
      betweenVariance: 0,
    });
    expect(partialPooling([{ hits: 9, n: 10 }]).strength).toBe(Number.POSITIVE_INFINITY);
    expect(
      partialPooling([
        { hits: 0, n: 10 },
        { hits: 0, n: 40 },
      ]).strength,
    ).toBe(Number.POSITIVE_INFINITY);
    expect(
      partialPooling([
        { hits: 10, n: 10 },
        { hits: 40, n: 40 },
      ]).strength,
    ).toBe(Number.POSITIVE_INFINITY);
    expect(partialPooling([]).strength).toBe(Number.POSITIVE_INFINITY);
  });

  test('empty groups take no part', () => {
    const two = [
      { hits: 10, n: 20 },
      { hits: 18, n: 20 },
    ];
    expect(partialPooling([...two, { hits: 0, n: 0 }])).toEqual(partialPooling(two));
  });

  test('groups of one kind each are not pooled', () => {
    // Mean .5, between 2 x 20 x .25 = 10, /.25 = 40, - 1 = 39; room 40 - 800/40 - 1 = 19: above 1, held at 1.
    expect(
      partialPooling([
        { hits: 0, n: 20 },
        { hits: 20, n: 20 },
      ]),
    ).toEqual({
      strength: 0,
      betweenVariance: 0.25,
    });
  });

  test('single items cannot say how groups differ', () => {
    expect(
      partialPooling([
        { hits: 0, n: 1 },
        { hits: 1, n: 1 },
      ]).strength,
    ).toBe(Number.POSITIVE_INFINITY);
  });

  test('a rate that is none is an error', () => {
    expect(() => partialPooling([{ hits: 3, n: 2 }])).toThrow('3 of 2 is no rate');
    expect(() => partialPooling([{ hits: -1, n: 2 }])).toThrow(RangeError);
    expect(() => partialPooling([{ hits: 3, n: Number.POSITIVE_INFINITY }])).toThrow(
      '3 of Infinity is no rate',
    );
  });

  test('finds again the strength that beta-binomial groups were drawn with', () => {
    const random = stream(5, 'pooling');
    const groups = Array.from({ length: 4000 }, () => {
      // Beta(8, 2) as a ratio of sums of exponentials: strength 10, mean .8.
      const sum = (k: number) => {
        let total = 0;
        for (let i = 0; i < k; i++) total -= Math.log(1 - random.nextUniform());
        return total;
      };
      const own = sum(8);
      const rate = own / (own + sum(2));
      let hits = 0;
      for (let i = 0; i < 15; i++) if (random.nextUniform() < rate) hits++;
      return { hits, n: 15 };
    });
    const { strength, betweenVariance } = partialPooling(groups);
    expect(Math.abs(strength - 10)).toBeLessThan(1);
    expect(Math.abs(betweenVariance - 0.16 / 11)).toBeLessThan(0.0015);
  });

  test('a group is drawn to the rate of all, in proportion to its items', () => {
    // Own 8 of 10 and 1 of 10, all 60 of 100 and 20 of 100; strength 10 and 30.
    const pooling = {
      positives: { strength: 10, betweenVariance: 0.01 },
      negatives: { strength: 30, betweenVariance: 0.004 },
    };
    const sums = [8, 2, 1, 9, 50, 50, 60, 40, 20, 80];
    const tpr = (8 + 10 * 0.6) / 20;
    const fpr = (1 + 30 * 0.2) / 40;
    expectNear(correctedOfSums(sums, 0, 6, { pooling }) ?? Number.NaN, (0.5 - fpr) / (tpr - fpr));
    const complete = { strength: Number.POSITIVE_INFINITY, betweenVariance: 0 };
    expectNear(
      correctedOfSums(sums, 0, 6, { pooling: { positives: complete, negatives: complete } }) ?? Number.NaN,
      (0.5 - 0.2) / 0.4,
    );
    expectNear(
      correctedOfSums(sums, 0, 6, { pooling: { positives: NO_POOLING, negatives: NO_POOLING } }) ??
        Number.NaN,
      (0.5 - 0.1) / 0.7,
    );
    // A group without a class has the rate of all, or none at all.
    const bare = [8, 2, 0, 0, 50, 50, 60, 40, 20, 80];
    expect(
      correctedOfSums(bare, 0, 6, { pooling: { positives: NO_POOLING, negatives: NO_POOLING } }),
    ).toBeUndefined();
    expect(correctedOfSums(bare, 0, 6, { pooling })).toBeDefined();
  });

  test('what is not known of a group’s own rates widens its interval', () => {
    const rows = TWELVE.map((row) => [...row, ...row.slice(0, 4).map((cell) => 3 * cell)]);
    const pooling = (betweenVariance: number) => {
      const own = { strength: 20, betweenVariance };
      return correctedShareByCluster(sumsOf(rows), { pooling: { positives: own, negatives: own } });
    };
    const certain = pooling(0);
    const open = pooling(0.01);
    expect(open.estimate).toEqual(certain.estimate);
    // Same TPR 26/31 and FPR 4/49 everywhere, so only the variance differs; (20 / (n + 20))^2 x .01 of each rate.
    const theta = certain.estimate.value ?? Number.NaN;
    const youden = 26 / 31 - 4 / 49;
    const extra = ((theta * (20 / 51)) ** 2 * 0.01 + ((1 - theta) * (20 / 69)) ** 2 * 0.01) / youden ** 2;
    expectValue(open.standardError, Math.sqrt((certain.standardError.value ?? 0) ** 2 + extra));
  });
});

describe('a difference between two groups', () => {
  const pairs = TWELVE.map((row, i) => [...row, ...(TWELVE[(i * 5 + 3) % 12] ?? [])]);

  test('each is corrected with its own error rates, and clusters are left out whole', () => {
    const found = correctedDifference(sumsOf(pairs));
    const figure = (sums: readonly number[]) => corrected(sums.slice(0, 6)) - corrected(sums.slice(6, 12));
    expectValue(found.standardError, jackknifeError(pairs, figure));
    expectNear(found.estimate.value ?? Number.NaN, 0, 1e-12);
    expectValue(found.pValue, 1, 1e-9);
  });

  test('one calibration for two arms with different J would turn the sign; their own do not', () => {
    // First arm: true rate .30 at TPR .6, FPR .0: raw .18. Second: .25 at TPR .9, FPR .1: raw .30.
    const rows = Array.from({ length: 10 }, (_, i) => [
      6 + (i % 2),
      4 - (i % 2),
      0,
      20,
      18,
      82,
      9 - (i % 2),
      1 + (i % 2),
      2,
      18,
      30,
      70,
    ]);
    const raw = judgedDifference({
      clusters: 10,
      counts: flat(rows.map((row) => [row[4] ?? 0, row[5] ?? 0, (row[10] ?? 0) + (0 % 2), row[11] ?? 0])),
    });
    expectValue(raw.estimate, -0.12);
    expect(correctedDifference(sumsOf(rows)).estimate.value).toBeGreaterThan(0);
  });

  test('exchanging the groups changes the sign alone', () => {
    const shifted = pairs.map((row, i) =>
      i === 0 ? row.map((cell, at) => (at === 4 ? cell + 9 : cell)) : row,
    );
    const exchanged = shifted.map((row) => [...row.slice(6), ...row.slice(0, 6)]);
    const straight = correctedDifference(sumsOf(shifted));
    const turned = correctedDifference(sumsOf(exchanged));
    expectValue(turned.estimate, -(straight.estimate.value ?? Number.NaN));
    expectValue(turned.pValue, straight.pValue.value ?? Number.NaN);
    if ('none' in straight.interval || 'none' in turned.interval) throw new Error('no interval');
    expectNear(turned.interval.low, -straight.interval.high);
  });

  test('is refused where either group’s J may be 0', () => {
    const blind = pairs.map((row) => [...row.slice(0, 6), 1, 1, 1, 1, 5, 5]);
    const found = correctedDifference(sumsOf(blind));
    expectNone(found.estimate, /Youden/);
    expectNoInterval(found.interval, /Youden/);
    expectNone(found.pValue);
  });

  test('a raw difference needs verdicts on both sides', () => {
    expectNone(judgedDifference({ clusters: 2, counts: Float64Array.of(1, 2, 0, 0, 3, 1, 0, 0) }).estimate);
  });
});

describe('PPI++ by cluster', () => {
  const figure = (sums: readonly number[]) => {
    const [tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0] = sums;
    const counts = {
      truePositives: tp,
      falseNegatives: fn,
      falsePositives: fp,
      trueNegatives: tn,
      judgedPositive: yes,
      judgedNegative: no,
    };
    return ppiMean(ppiSumsOfCounts(counts)).estimate.value ?? Number.NaN;
  };

  test('is the jackknife of the estimate, its weight tuned anew', () => {
    const found = ppiShareByCluster(sumsOf(TWELVE));
    expectValue(found.estimate, figure([26, 5, 4, 45, 83, 157]));
    expectValue(found.standardError, jackknifeError(TWELVE, figure));
    expect(found.goldClusters).toBe(10);
  });

  test('values give what counts give', () => {
    const clusters = TWELVE.map(([tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0]) =>
      ppiSumsOfCounts({
        truePositives: tp,
        falseNegatives: fn,
        falsePositives: fp,
        trueNegatives: tn,
        judgedPositive: yes,
        judgedNegative: no,
      }),
    );
    const byValues = ppiMeanByCluster(clusters);
    const byCounts = ppiShareByCluster(sumsOf(TWELVE));
    expectValue(byValues.estimate, byCounts.estimate.value ?? Number.NaN);
    expectValue(byValues.standardError, byCounts.standardError.value ?? Number.NaN);
  });

  test('moves with the errors that gold is taken to have', () => {
    const right = ppiShareByCluster(sumsOf(TWELVE), { missed: 0, invented: 0 });
    const missing = ppiShareByCluster(sumsOf(TWELVE), { missed: 0.1, invented: 0 });
    expect(missing.estimate.value).toBeGreaterThan(right.estimate.value ?? 1);
    expectNone(ppiShareByCluster(sumsOf(TWELVE), { missed: 0, invented: 0.6 }).estimate);
  });

  test('without gold there is none, and that is why', () => {
    expectNone(ppiMeanByCluster([ppiSums([], [], [1])]).estimate);
    const none = ppiShareByCluster(sumsOf([[0, 0, 0, 0, 5, 5]]));
    expect(none.estimate).toEqual({ value: undefined, reason: 'no items with gold' });
    expect(none.interval).toEqual({ none: 'no items with gold' });
  });

  test('gold of one kind is gold', () => {
    // A verdict that never varies beside gold takes nothing away: the mean of gold alone.
    expectValue(ppiShareByCluster(sumsOf([[3, 0, 0, 0, 5, 5]])).estimate, 1);
    expectValue(ppiShareByCluster(sumsOf([[0, 3, 0, 0, 5, 5]])).estimate, 1);
    expectValue(ppiShareByCluster(sumsOf([[0, 0, 3, 0, 5, 5]])).estimate, 0);
    expectValue(ppiShareByCluster(sumsOf([[0, 0, 0, 3, 5, 5]])).estimate, 0);
  });
});
