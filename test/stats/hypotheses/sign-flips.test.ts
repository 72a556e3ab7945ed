import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flipDistribution } from '../../../src/stats/hypotheses/flip-distribution.ts';
import { monteCarloPValue } from '../../../src/stats/hypotheses/monte-carlo.ts';
import {
  bowker,
  confusionMatrix,
  mcnemar,
  signFlipOmnibus,
  signFlipTest,
  stream,
  stuartMaxwell,
  tTest,
  wilcoxonBelow,
} from '../../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';

describe('sign flips of one difference per cluster', () => {
  test('all 2^11 patterns counted by hand', () => {
    // Python, itertools.product([-1, 1], repeat=11): 138 of 2,048 patterns are as far from 0 as 20.
    const differences = Float64Array.of(5, -2, 3, 3, -1, 4, 2, -2, 6, 1, 1);
    const result = signFlipTest({ differences, random: stream(1) });
    expectValue(result.pValue, 138 / 2048);
    expect(result).toMatchObject({ sum: 20, isExact: true, clusters: 11 });
  });

  test("one item per cluster: McNemar's exact test", () => {
    // statistics.md section 8: b = 150, c = 86 gives 3.716e-5
    const differences = Float64Array.of(1, -1, 0);
    const flipped = signFlipTest({ differences, times: Float64Array.of(150, 86, 1364), random: stream(1) });
    expectValue(flipped.pValue, 3.71593614e-5, 5e-14);
    expect(flipped.clusters).toBe(236);
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (b, c) => {
        const { pValue } = signFlipTest({
          differences,
          times: Float64Array.of(b, c, 3),
          random: stream(1),
        });
        expectNear(pValue.value ?? -1, mcnemar(b, c).exactPValue.value ?? -2, 1e-12);
      }),
    );
  });

  test('whole clusters flipped say less than their items one by one', () => {
    const items = signFlipTest({
      differences: Float64Array.of(1),
      times: Float64Array.of(12),
      random: stream(1),
    });
    const clusters = signFlipTest({ differences: Float64Array.of(4, 4, 4), random: stream(1) });
    expectValue(items.pValue, 2 / 2 ** 12);
    expectValue(clusters.pValue, 2 / 2 ** 3);
  });

  test('fractions are drawn, and come near the exact distribution of the same numbers times two', () => {
    const halves = Float64Array.from({ length: 30 }, (_, i) => ((i % 7) - 2.2) / 2);
    const tenths = halves.map((value) => Math.round(value * 10));
    const exact = signFlipTest({ differences: tenths, random: stream(1) });
    const drawn = signFlipTest({ differences: halves, random: stream(1), replicates: 100_000 });
    expect(exact.isExact).toBe(true);
    expect(drawn.isExact).toBe(false);
    const p = exact.pValue.value ?? -1;
    // Drawing stops at 100 extreme draws: a standard error of about a tenth of p.
    expect(Math.abs((drawn.pValue.value ?? 0) - p)).toBeLessThan(0.3 * p);
  });

  test('drawn where the exact distribution is out of reach, with as many draws as asked for', () => {
    // 20 clusters whose numbers add up to 2 million: 4e7 steps.
    const large = new Float64Array(20).fill(1e5);
    expect(signFlipTest({ differences: large, random: stream(1), replicates: 9 }).isExact).toBe(false);
    expect(signFlipTest({ differences: large.map(() => 1e3), random: stream(1) })).toMatchObject({
      isExact: true,
      pValue: { value: 2 / 2 ** 20 },
    });
    const halves = new Float64Array(60).fill(0.5);
    expectValue(signFlipTest({ differences: halves, random: stream(1), replicates: 99 }).pValue, 0.01);
    expectValue(signFlipTest({ differences: halves, random: stream(1) }).pValue, 0.0001);
  });

  test('a fraction that no cluster has does not matter', () => {
    const times = Float64Array.of(0, 20);
    const result = signFlipTest({ differences: Float64Array.of(0.5, 3), times, random: stream(1) });
    expect(result).toMatchObject({ isExact: true, sum: 60, clusters: 20, pValue: { value: 2 / 2 ** 20 } });
  });

  test('nothing differs, nothing is there', () => {
    expectValue(signFlipTest({ differences: Float64Array.of(0, 0), random: stream(1) }).pValue, 1);
    expectNone(signFlipTest({ differences: new Float64Array(0), random: stream(1) }).pValue, /no items/);
    expectValue(signFlipTest({ differences: Float64Array.of(3), random: stream(1) }).pValue, 1);
  });

  test('what is no difference is refused', () => {
    const random = stream(1);
    expect(() => signFlipTest({ differences: Float64Array.of(Number.NaN), random })).toThrow(/finite/);
    expect(() =>
      signFlipTest({ differences: Float64Array.of(1), times: Float64Array.of(0.5), random }),
    ).toThrow(/whole number of clusters/);
    for (const times of [[1, 1], [-1], []]) {
      expect(() =>
        signFlipTest({ differences: Float64Array.of(1), times: Float64Array.from(times), random }),
      ).toThrow(/whole number of clusters/);
    }
    const none = signFlipTest({ differences: Float64Array.of(1), times: Float64Array.of(0), random });
    expectNone(none.pValue, /no items/);
    expect(none).toMatchObject({ clusters: 0, isExact: true });
  });
});

describe('the exact distribution of flipped signs', () => {
  test('by hand, sums beyond reach included', () => {
    // 3, 2 and 1 make 6, 4, 2, 0, 0, -2, -4, -6.
    expect(flipDistribution([3, 2, 1], 4)).toEqual({ twoSided: 4 / 8, below: 7 / 8 });
    expect(flipDistribution([3, 0, 2, 1], -4)).toEqual({ twoSided: 4 / 8, below: 2 / 8 });
    expect(flipDistribution([3, 2, 1], 0)).toEqual({ twoSided: 1, below: 5 / 8 });
    expect(flipDistribution([3, 2, 1], 7)).toEqual({ twoSided: 0, below: 1 });
    expect(flipDistribution([], 0)).toEqual({ twoSided: 1, below: 1 });
  });
});

describe('sign flips of several totals', () => {
  const contributions = Float64Array.of(2, -1, 1, 1, 3, 0, 0, 2, -1, 1, 2, 2, 1, -1, 0, 3);

  test('all 2^8 patterns counted by hand', () => {
    // Python: statistic 5.5333..., 18 of 256 patterns at least as large.
    const result = signFlipOmnibus({ width: 2, contributions, random: stream(1) });
    expectValue(result.statistic, 83 / 15);
    expectValue(result.pValue, 18 / 256);
    expect(result).toMatchObject({ isExact: true, clusters: 8 });
  });

  test('drawn flips come near the exact ones, alike rows given once or each', () => {
    // Every row twice is 16 clusters: too many to enumerate here.
    const once = signFlipOmnibus({
      width: 2,
      contributions,
      times: new Float64Array(8).fill(2),
      random: stream(1, 'once'),
      replicates: 20_000,
    });
    const each = signFlipOmnibus({
      width: 2,
      contributions: Float64Array.of(...contributions, ...contributions),
      random: stream(1, 'each'),
      replicates: 20_000,
    });
    expect(once.isExact).toBe(false);
    expect(each.clusters).toBe(16);
    expectNear(once.statistic.value ?? 0, each.statistic.value ?? -1);
    const [p = 0, q = 0] = [once.pValue.value, each.pValue.value];
    expect(Math.abs(p - q)).toBeLessThan(0.4 * Math.max(p, q));
  });

  test('does not depend on the order of rows, the unit of a column, or rows of zeros', () => {
    const reversed = Array.from({ length: 8 }, (_, row) => [
      ...contributions.subarray(14 - 2 * row, 16 - 2 * row),
    ]);
    const changed = Float64Array.from([...reversed, [0, 0]].flatMap(([a = 0, b = 0]) => [7 * a, b / 3]));
    const result = signFlipOmnibus({ width: 2, contributions: changed, random: stream(1) });
    expectValue(result.statistic, 83 / 15);
    expectValue(result.pValue, 18 / 256);
    expect(result.clusters).toBe(8);
  });

  test('a column in which nothing differs changes nothing', () => {
    const padded = Float64Array.from(contributions, (value, at) => (at % 2 === 0 ? value : 0));
    const alone = contributions.filter((_, at) => at % 2 === 0);
    const one = signFlipOmnibus({ width: 1, contributions: alone, random: stream(1) });
    const two = signFlipOmnibus({ width: 2, contributions: padded, random: stream(1) });
    expectValue(two.statistic, one.statistic.value ?? -1);
    expectValue(two.pValue, one.pValue.value ?? -1);
  });

  test('13 clusters are enumerated, 14 are drawn', () => {
    const of = (clusters: number) =>
      signFlipOmnibus({
        width: 1,
        contributions: new Float64Array(clusters).fill(1),
        random: stream(2),
        replicates: 9,
      });
    expect([of(13).isExact, of(14).isExact]).toEqual([true, false]);
    expectValue(of(13).pValue, 2 / 2 ** 13);
  });

  test('drawn flips of more rows than a word has bits have the exact share, rows that stand for several among them', () => {
    // The last rows weigh most: signs that ran out after 32 rows would show.
    const differences = Float64Array.from({ length: 45 }, (_, row) =>
      row < 33 ? (row % 3) - 1 : 4 + (row % 2),
    );
    for (const own of [
      new Float64Array(45).fill(1),
      Float64Array.from(differences, (_, row) => 1 + (row % 3)),
    ]) {
      // A sum that is neither close nor far: every other of the last rows is turned round.
      const turned = differences.map((value, row) => (row > 34 && row % 2 === 0 ? -value : value));
      const exact = signFlipTest({ differences: turned, times: own, random: stream(1) });
      expect(exact.isExact).toBe(true);
      let sum = 0;
      for (let seed = 0; seed < 40; seed++) {
        sum +=
          signFlipOmnibus({
            width: 1,
            contributions: turned,
            times: own,
            random: stream(seed, 'flips'),
            replicates: 20_000,
          }).pValue.value ?? 0;
      }
      // Each ends at 100 extreme draws, known to a tenth; forty to 1.6 %.
      expect(Math.abs(sum / 40 / (exact.pValue.value ?? 0) - 1)).toBeLessThan(0.07);
    }
  });

  test('rows and times that do not fit are refused', () => {
    const of = (contributions: number[], times?: number[]) => () =>
      signFlipOmnibus({
        width: 2,
        contributions: Float64Array.from(contributions),
        ...(times === undefined ? {} : { times: Float64Array.from(times) }),
        random: stream(1),
      });
    const message = 'give rows of 2 finite numbers, and one whole number of clusters for each';
    expect(of([1, Number.NaN])).toThrow(message);
    expect(of([1, 2], [1, 1])).toThrow(message);
    expect(of([1, 2], [-1])).toThrow(message);
    expect(of([1, 2], [0.5])).toThrow(message);
    expect(of([1, 2, 3, 4], [1, 0.5])).toThrow(message);
    expect(of([1, 2, 3, 4], [1, 0])()).toMatchObject({ clusters: 1, isExact: true, pValue: { value: 1 } });
  });

  test('there is none where nothing differs', () => {
    const none = signFlipOmnibus({ width: 2, contributions: new Float64Array(6), random: stream(1) });
    expectNone(none.pValue, /nothing differs/);
    expectNone(none.statistic);
    expect(none.clusters).toBe(0);
    expect(() =>
      signFlipOmnibus({ width: 2, contributions: new Float64Array(3), random: stream(1) }),
    ).toThrow(/rows of 2 finite numbers/);
  });
});

describe('drawn p-values', () => {
  test('count what was seen among the draws', () => {
    let draws = 0;
    expectNear(
      monteCarloPValue(() => ++draws % 100 === 0, 999),
      10 / 1000, // 9 of 999 draws, and what was seen
    );
    expect(draws).toBe(999);
  });

  test('stop at 100 extreme draws', () => {
    let draws = 0;
    expectNear(
      monteCarloPValue(() => ++draws % 4 === 0, 100_000),
      0.25,
    );
    expect(draws).toBe(400);
    expect(() => monteCarloPValue(() => true, 0)).toThrow(/whole number from 1 on/);
    expect(() => monteCarloPValue(() => true, 2.5)).toThrow(/whole number from 1 on, got 2.5/);
    expect(monteCarloPValue(() => false, 1)).toBe(0.5);
  });
});

describe('Bowker', () => {
  test('vision data and the 3 x 3 example', () => {
    // statistics.md section 8: 19.1066, df 6, p .0039874; digits by Python. Then 13.7692, df 3, p .0032367.
    const vision = confusionMatrix([
      [1520, 266, 124, 66],
      [234, 1512, 432, 78],
      [117, 362, 1772, 205],
      [36, 82, 179, 492],
    ]);
    expectValue(bowker(vision).chiSquare, 19.106550215266772);
    expectValue(bowker(vision).pValue, 0.003987419840428568);
    expect(bowker(vision).df).toBe(6);
    const small = bowker(
      confusionMatrix([
        [20, 10, 5],
        [3, 30, 15],
        [0, 5, 40],
      ]),
    );
    expectValue(small.pValue, 0.0032367, 5e-8);
    expect(small.df).toBe(3);
  });

  test('of two labels it is McNemar, which is Stuart-Maxwell', () => {
    const matrix = confusionMatrix([
      [9, 4],
      [11, 6],
    ]);
    expectValue(bowker(matrix).chiSquare, 49 / 15);
    expectValue(stuartMaxwell(matrix).chiSquare, 49 / 15);
  });

  test('a circle of confusions leaves the label shares equal', () => {
    const circle = confusionMatrix([
      [5, 6, 0],
      [0, 5, 6],
      [6, 0, 5],
    ]);
    expectValue(stuartMaxwell(circle).chiSquare, 0);
    expectValue(bowker(circle).chiSquare, 18);
  });

  test('a pair confused equally often either way has its degree of freedom', () => {
    const even = bowker(confusionMatrix([[5, 3, 1], [3, 5, 0], [4, 0, 2]])); // biome-ignore format: a table
    expectValue(even.chiSquare, 9 / 5);
    expect(even.df).toBe(2);
  });

  test('pairs never confused cost no degree of freedom; without any there is no test', () => {
    const matrix = confusionMatrix([
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]);
    expect(bowker(matrix).df).toBe(1);
    expectNone(bowker(confusionMatrix([[3, 0], [0, 3]])).pValue, /differ on no item/); // biome-ignore format: a table
    expectNone(bowker(confusionMatrix([[0, 0], [0, 0]])).pValue, /no items/); // biome-ignore format: a table
  });
});

describe('one sample', () => {
  test('t with a standard error', () => {
    expectValue(tTest(-2, 1, 0, 10), 0.07338803477074037); // scipy 2 * t.sf(2, 10)
    expectValue(tTest(0, 1, 0, 3), 1);
    expectNone(tTest(1, 0, 0, 5), /nothing varies/);
    expectNone(tTest(1, 1, 0, 0), /no degree of freedom/);
    expect(() => tTest(Number.NaN, 1, 0, 5)).toThrow(/no test of an estimate NaN/);
    expect(() => tTest(1, -1, 0, 5)).toThrow(/standard error -1/);
    expectNone(tTest(1, 1, 0, Number.NaN), /no degree of freedom/);
    // Below the null value and above it: both tails together are 1.
    expectValue(tTest(-2, 1, 0, 10, 'less'), 0.07338803477074037 / 2);
    expectValue(tTest(2, 1, 0, 10, 'less'), 1 - 0.07338803477074037 / 2);
    expectValue(tTest(3, 0.5, 2, 10), 0.07338803477074037);
  });

  test('signed ranks with ties, every pattern counted by hand', () => {
    // Python: rankdata of |difference|, all 2^n sign patterns.
    expectValue(wilcoxonBelow([0, 0, 1, -1, 0, 0, 1, 0, -1, 0, 0, 0], 0.15), 0.0625);
    expectValue(wilcoxonBelow([0.5, -1, 2, -3, 1, -4, 2.5], 0), 0.421875);
  });

  test('values equal to the null value are dropped', () => {
    expectValue(wilcoxonBelow([3, 3, 2, 1], 3), 0.25);
    expectNone(wilcoxonBelow([3, 3], 3), /no value differs/);
    expectNone(wilcoxonBelow([], 0), /no value differs/);
    expect(() => wilcoxonBelow([Number.POSITIVE_INFINITY], 0)).toThrow(/finite values/);
    expect(() => wilcoxonBelow(new Array(2001).fill(0), 0)).toThrow(/up to 2000 finite values/);
    expectNone(wilcoxonBelow(new Array(2000).fill(0), 0), /no value differs/);
  });
});
