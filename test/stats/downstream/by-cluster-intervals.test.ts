import { describe, expect, test } from 'vitest';
import { shareByCluster } from '../../../src/stats/downstream/share-by-cluster.ts';
import {
  correctedDifference,
  correctedShareByCluster,
  judgedDifference,
  ppiMeanByCluster,
  ppiShareByCluster,
  ppiSums,
  tCdf,
} from '../../../src/stats/index.ts';
import { expectInterval, expectNear, expectNoInterval, expectNone, expectValue } from '../expectations.ts';
import { corrected, flat, jackknifeError, sumsOf, TWELVE } from './twelve.ts';

// t, .975, with 9 and with 11 degrees of freedom (R: qt).
const T9 = 2.2621571628;
const T11 = 2.2009851601;

describe('a figure by cluster', () => {
  const share = ([yes = 0, no = 0]: Float64Array) => (yes + no === 0 ? undefined : yes / (yes + no));
  const of = (
    rows: readonly (readonly number[])[],
    isGold: (position: number) => boolean = () => true,
    scale: 'logit' | 'identity' = 'identity',
  ) => shareByCluster(sumsOf(rows), share, isGold, { scale, method: 'by hand' });
  const eight = Array.from({ length: 8 }, (_, i) => [2 + (i % 3), 3]);
  const figure = ([yes = 0, no = 0]: readonly number[]) => yes / (yes + no);

  test('has an interval from 8 clusters with gold on', () => {
    expect(of(eight).goldClusters).toBe(8);
    const [estimate, error] = [23 / 47, jackknifeError(eight, figure)];
    expectValue(of(eight).estimate, estimate);
    // t with 7 degrees of freedom, .975 (R: qt(.975, 7)).
    expectInterval(
      of(eight).interval,
      estimate - 2.3646242516 * error,
      estimate + 2.3646242516 * error,
      1e-8,
    );
    expect(of(eight).interval).toMatchObject({ level: 0.95, method: 'by hand' });
    expectValue(of(eight).pValue, 2 * tCdf(-estimate / error, 7));
    const few = of([...eight.slice(1), [0, 3]], (position) => position === 0);
    expect([few.clusters, few.goldClusters]).toEqual([8, 7]);
    expectNoInterval(few.interval, 'too few clusters with gold: 7');
  });

  test('has a p-value that does not hang on its sign', () => {
    const turned = (sign: number) =>
      shareByCluster(
        sumsOf(eight),
        (sums) => sign * (share(sums) ?? 0),
        () => true,
        {
          scale: 'identity',
          method: 'by hand',
        },
      ).pValue;
    expectValue(turned(-1), turned(1).value ?? 9);
    expect(turned(1).value).toBeLessThan(0.001);
  });

  test('on the logit leans towards the middle', () => {
    const found = of(eight, undefined, 'logit');
    const estimate = 23 / 47;
    const half = (2.3646242516 * jackknifeError(eight, figure)) / (estimate * (1 - estimate));
    const end = (sign: number) => 1 / (1 + Math.exp(-(Math.log(estimate / (1 - estimate)) + sign * half)));
    expectInterval(found.interval, end(-1), end(1), 1e-8);
  });

  test('on the logit is symmetric where it lies outside 0 to 1', () => {
    const twice = shareByCluster(
      sumsOf(eight),
      (sums) => 3 * (share(sums) ?? 0),
      () => true,
      {
        scale: 'logit',
        method: 'by hand',
      },
    );
    if ('none' in twice.interval) throw new Error(twice.interval.none);
    expectNear((twice.interval.low + twice.interval.high) / 2, (3 * 23) / 47);
  });

  test('says why there is no interval', () => {
    const nothing = of([[0, 0]]);
    expectNone(nothing.estimate, 'no items');
    expectNoInterval(nothing.interval, 'no items');
    expectNone(nothing.pValue, 'no items');
    expectNoInterval(of(Array.from({ length: 8 }, () => [2, 3])).interval, 'nothing varies between clusters');
    const once = shareByCluster(
      sumsOf(eight.map((row, i) => (i === 0 ? [5, 3] : [0, row[1] ?? 0]))),
      (sums) => ((sums[0] ?? 0) > 0 ? share(sums) : undefined),
      () => true,
      { scale: 'identity', method: 'by hand' },
    );
    expectValue(once.estimate, 5 / 29);
    expectNoInterval(once.interval, 'without one of the clusters');
    expectNone(once.standardError, 'without one of the clusters');
  });
});

describe('a corrected share', () => {
  test('has J from the clusters with gold alone', () => {
    const rates = ([tp = 0, fn = 0, fp = 0, tn = 0]: readonly number[]) => tp / (tp + fn) - fp / (fp + tn);
    const youden = 26 / 31 - 4 / 49;
    const half =
      T9 *
      jackknifeError(
        TWELVE.filter(([tp = 0]) => tp > 0),
        rates,
      );
    expectInterval(correctedShareByCluster(sumsOf(TWELVE)).youden, youden - half, youden + half, 1e-8);
  });

  test('moves with the errors that gold is taken to have, and is refused where they contradict it', () => {
    const goldErrors = { missed: 0.1, invented: 0 };
    // Totals 26, 5, 4, 45, 83, 157; of gold's positives a tenth was missed.
    const [tp, fn] = [26 / 0.9, 5 / 0.9];
    const expected = corrected([tp, fn, 30 - tp, 50 - fn, 83, 157]);
    expectValue(correctedShareByCluster(sumsOf(TWELVE), { goldErrors }).estimate, expected);
    const refused = correctedShareByCluster(sumsOf(TWELVE), { goldErrors: { missed: 0, invented: 0.6 } });
    expectNone(refused.estimate, 'would explain more than what gold and judge show');
    expectNone(refused.standardError, 'would explain more');
    expectNoInterval(refused.interval, 'would explain more');
  });

  test('without verdicts does not exist, and says so', () => {
    const silent = correctedShareByCluster(sumsOf(TWELVE.map((row) => [...row.slice(0, 4), 0, 0])));
    expectNone(silent.estimate, 'no verdicts');
    expectNoInterval(silent.interval, 'no verdicts');
  });

  test('has no ends where it has no interval', () => {
    const sure = Array.from({ length: 7 }, (_, i) => [3, 0, 0, 4, 5 + i, 9]);
    const { interval } = correctedShareByCluster(sumsOf(sure));
    expect(interval).toEqual({ none: expect.stringContaining('too few clusters with gold') });
  });
});

describe('a difference', () => {
  const pairs = TWELVE.map((row, i) => [...row, ...(TWELVE[(i * 5 + 3) % 12] ?? [])]);
  // Neither group has gold in the seventh cluster and the last; the first group has none in the fourth.
  const sparse = TWELVE.map((row, i) => [
    ...(i === 3 ? [0, 0, 0, 0, 7, 13] : row),
    ...row.slice(0, 4),
    5 + (i % 4),
    9,
  ]);

  test('of corrected shares rests on the clusters in which either group has gold', () => {
    expect(correctedDifference(sumsOf(pairs))).toMatchObject({ clusters: 12, goldClusters: 12 });
    const found = correctedDifference(sumsOf(sparse));
    expect(found).toMatchObject({ clusters: 12, goldClusters: 10 });
    const figure = (sums: readonly number[]) => corrected(sums.slice(0, 6)) - corrected(sums.slice(6, 12));
    const total = sparse[0]?.map((_, at) => sparse.reduce((sum, row) => sum + (row[at] ?? 0), 0)) ?? [];
    const error = jackknifeError(sparse, figure);
    expectValue(found.estimate, figure(total));
    expectInterval(found.interval, figure(total) - T9 * error, figure(total) + T9 * error, 1e-8);
    expect(found.interval).toMatchObject({ method: 'cluster jackknife of the difference' });
    expectValue(found.pValue, 2 * tCdf(-Math.abs(figure(total)) / error, 9));
  });

  test('of corrected shares with pooling adds what either group’s rates leave unknown', () => {
    const rows = pairs.map((row) => [
      ...row,
      ...[0, 1, 2, 3].map((at) => (row[at] ?? 0) + (row[6 + at] ?? 0)),
    ]);
    const model = (strength: number, betweenVariance: number) => ({
      pooling: { positives: { strength, betweenVariance }, negatives: { strength, betweenVariance } },
    });
    const of = (first: number, second: number) =>
      correctedDifference(sumsOf(rows), [model(20, first), model(5, second)]);
    const plain = of(0, 0);
    // Both groups have the totals 26, 5, 4, 45, 83, 157, and so the rates of all: pooling moves nothing.
    expectNear(plain.estimate.value ?? 9, 0, 1e-12);
    const youden = 26 / 31 - 4 / 49;
    const share = (83 / 240 - 4 / 49) / youden;
    const extra = (strength: number, variance: number) =>
      ((share * (strength / (31 + strength))) ** 2 + ((1 - share) * (strength / (49 + strength))) ** 2) *
      (variance / youden ** 2);
    const expected = (plain.standardError.value ?? 9) ** 2 + extra(20, 0.01) + extra(5, 0.02);
    expectValue(of(0.01, 0.02).standardError, Math.sqrt(expected));
    const figure = (sums: readonly number[]) => {
      const pooled = (at: number, strength: number) => {
        const rate = (own: number, all: number) => {
          const [hits = 0, others = 0] = sums.slice(at + own, at + own + 2);
          const [allHits = 0, allOthers = 0] = sums.slice(all, all + 2);
          return (hits + (strength * allHits) / (allHits + allOthers)) / (hits + others + strength);
        };
        const [yes = 0, no = 0] = sums.slice(at + 4, at + 6);
        return (yes / (yes + no) - rate(2, 14)) / (rate(0, 12) - rate(2, 14));
      };
      return pooled(0, 20) - pooled(6, 5);
    };
    expectValue(plain.standardError, jackknifeError(rows, figure));
  });

  test('of corrected shares does not exist without verdicts in either group', () => {
    for (const silent of [4, 10]) {
      const rows = pairs.map((row) => row.map((cell, at) => (at === silent || at === silent + 1 ? 0 : cell)));
      const found = correctedDifference(sumsOf(rows));
      expectNone(found.estimate, 'does not exist');
      expectNoInterval(found.interval, 'does not exist');
    }
  });

  test('of raw shares is a t interval on the jackknife', () => {
    const rows = sparse.map((row) => [...row.slice(4, 6), ...row.slice(10, 12)]);
    const figure = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => a / (a + b) - c / (c + d);
    const found = judgedDifference(sumsOf(rows));
    const estimate = found.estimate.value ?? 9;
    const error = jackknifeError(rows, figure);
    expect(found.goldClusters).toBe(12);
    expectInterval(found.interval, estimate - T11 * error, estimate + T11 * error, 1e-8);
    expect(found.interval).toMatchObject({ method: 'cluster jackknife of the difference' });
  });

  test('of raw shares needs verdicts on both sides, as many of one kind as they may be', () => {
    const of = (...counts: number[]) => judgedDifference({ clusters: 1, counts: Float64Array.from(counts) });
    expectNone(of(0, 0, 1, 2).estimate, 'does not exist');
    expectNone(of(1, 2, 0, 0).estimate, 'does not exist');
    expectValue(of(3, 3, 1, 3).estimate, 0.25);
    expectValue(of(3, 1, 3, 3).estimate, 0.25);
  });
});

describe('PPI++', () => {
  test('of a share is t on the logit', () => {
    // The third cluster has gold, but no true positive.
    const rows = TWELVE.map((row, i) => (i === 2 ? [0, 1, 2, 5, 9, 11] : row));
    const { estimate, standardError, interval, goldClusters } = ppiShareByCluster(sumsOf(rows));
    expect(goldClusters).toBe(10);
    const share = estimate.value ?? Number.NaN;
    const half = (T9 * (standardError.value ?? Number.NaN)) / (share * (1 - share));
    const end = (sign: number) => 1 / (1 + Math.exp(-(Math.log(share / (1 - share)) + sign * half)));
    expectInterval(interval, end(-1), end(1), 1e-8);
    expect(interval).toMatchObject({ method: 'cluster jackknife of PPI++ on the logit' });
  });

  test('of a mean is t, with as many degrees of freedom as clusters have gold', () => {
    const clusters = Array.from({ length: 12 }, (_, i) =>
      i < 10
        ? ppiSums([i % 3, 2, i % 2], [i % 3, 1, 1], [1, 2, i % 4, 0])
        : // Gold says 0 throughout in the last but one; the last has none.
          ppiSums(i === 10 ? [0, 0] : [], i === 10 ? [0, 1] : [], [3, i]),
    );
    const { estimate, standardError, interval, goldClusters } = ppiMeanByCluster(clusters);
    expect(goldClusters).toBe(11);
    const mean = estimate.value ?? Number.NaN;
    // t with 10 degrees of freedom, .975 (R: qt(.975, 10)).
    const half = 2.228138852 * (standardError.value ?? Number.NaN);
    expectInterval(interval, mean - half, mean + half, 1e-8);
    expect(interval).toMatchObject({ method: 'cluster jackknife of PPI++' });
  });

  test('is refused where gold’s errors contradict it', () => {
    const refused = ppiShareByCluster(sumsOf(TWELVE), { missed: 0, invented: 0.6 });
    expectNone(refused.estimate, 'would explain more');
    expectNoInterval(refused.interval, 'would explain more');
    expectNone(ppiShareByCluster({ clusters: 0, counts: flat([]) }).estimate, 'no items');
  });
});
