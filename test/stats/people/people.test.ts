import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alignment,
  alternativeAnnotatorTest,
  benjaminiHochberg,
  benjaminiYekutieli,
  cohenKappa,
  confusionMatrix,
  heldAgainst,
  judgesVerdict,
  kappaBesidePeople,
  majorityOfOthers,
  winningRate,
} from '../../../src/stats/index.ts';
import { expectNone, expectValue } from '../expectations.ts';

describe('alternative annotator test', () => {
  test('Benjamini-Yekutieli, where Benjamini-Hochberg would pass the judge', () => {
    // statistics.md section 4: BH rejects 2 (omega .667, pass), BY 0 (omega 0, fail); the published answer is 0.
    const p = [0.019182, 0.026003, 0.314542];
    expect(benjaminiHochberg(p).filter((adjusted) => adjusted <= 0.05)).toHaveLength(2);
    expect(benjaminiYekutieli(p).filter((adjusted) => adjusted <= 0.05)).toHaveLength(0);
    expectValue(winningRate(p), 0);
    expectValue(winningRate(p, 0.1), 2 / 3); // .026003 x 1.8333 x 3 / 2 = .0715
    expectNone(winningRate([0.001, 0.001]), /fewer than three annotators/);
  });

  // 32 items: the annotator's wins minus the judge's.
  const d = [
    -1, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, -1, 0, 0, 0, 0, 0, 1, -1, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0, -1,
  ];
  const wins = (differences: readonly number[]) => ({
    judgeWins: differences.map((own) => (own > 0 ? 0 : 1)),
    annotatorWins: differences.map((own) => (own < 0 ? 0 : 1)),
  });

  test('from 30 items on a one-sided t-test', () => {
    // scipy: ttest_1samp(d, 0.2, alternative='less').pvalue
    const result = heldAgainst(wins(d), 0.2);
    expectValue(result.pValue, 0.006571961648692651);
    expectValue(result.advantage, 28 / 32);
    expectValue(result.annotatorAdvantage, 26 / 32);
    expect(result).toMatchObject({ test: 't', items: 32 });
  });

  test('below 30 items signed ranks, exact with their ties', () => {
    const result = heldAgainst(wins([0, 0, 1, -1, 0, 0, 1, 0, -1, 0, 0, 0]), 0.15);
    expect(result.test).toBe('Wilcoxon');
    expectValue(result.pValue, 0.0625); // every sign pattern counted, Python
  });

  test('with clusters: t on the cluster jackknife, and none with few', () => {
    const paired = heldAgainst({ ...wins([...d, ...d]), clusters: [...d.keys(), ...d.keys()] }, 0.2);
    // Each item twice in one cluster is the sample of clusters: the same t as of the items once.
    expectValue(paired.pValue, 0.006571961648692651);
    expect(paired.test).toBe('clustered t');
    expect(heldAgainst(wins([...d, ...d]), 0.2).pValue.value).toBeLessThan(0.001);
    expectNone(
      heldAgainst({ ...wins(d), clusters: d.map((_, at) => at % 7) }, 0.2).pValue,
      /too few clusters: 7/,
    );
  });

  test('omega and rho', () => {
    const good = wins(d);
    const bad = wins(d.map(() => 1));
    const result = alternativeAnnotatorTest([good, good, bad], 0.2);
    expectValue(result.omega, 2 / 3);
    expectValue(result.rho, (28 / 32 + 28 / 32) / 3);
    expect(result.passes).toBe(true);
    expect(result.annotators.map(({ isWon }) => isWon)).toEqual([true, true, false]);
    // Of three p-values the two smaller are equal: x 3 x (1 + 1/2 + 1/3) / 2. The third: every rank is positive.
    expectValue(result.annotators[0]?.adjusted ?? { value: 0 }, 0.006571961648692651 * 2.75);
    expectValue(result.annotators[2]?.adjusted ?? { value: 0 }, 1);
  });

  test('a judge that says what the annotator says has no variance, and wins', () => {
    const same = wins(d.map(() => 0));
    expectValue(heldAgainst(same, 0.2).pValue, 2 ** -32);
    expectValue(heldAgainst({ ...same, clusters: d.map((_, at) => at % 8) }, 0.2).pValue, 2 ** -8);
  });

  test('where all differences are one number, however many items: below epsilon, above it, and equal to it', () => {
    const all = (items: number, annotator: number) => ({
      judgeWins: new Array<number>(items).fill(1),
      annotatorWins: new Array<number>(items).fill(annotator),
    });
    // The annotator's wins minus the judge's: 0, and 1 where the judge never wins.
    expectValue(heldAgainst(all(40, 1), 0.1).pValue, 2 ** -40);
    const worse = { judgeWins: all(40, 1).judgeWins.map(() => 0), annotatorWins: all(40, 1).annotatorWins };
    expectValue(heldAgainst(worse, 0.1).pValue, 1);
    expectNone(heldAgainst(all(40, 1), 0).pValue, /no value differs/);
    // 2^-3000 is too small for a number.
    const { value = 0 } = heldAgainst(all(3000, 1), 0.1).pValue;
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1e-300);
  });

  test('a judge that is never worse wins at every epsilon; one at chance does not at 0', () => {
    const never = { judgeWins: d.map(() => 1), annotatorWins: d.map((own) => (own === 0 ? 1 : 0)) };
    const even = wins(d.map((_, at) => (at % 2) * 2 - 1));
    expect(alternativeAnnotatorTest([never, never, never], 0).passes).toBe(true);
    expect(alternativeAnnotatorTest([even, even, even], 0).passes).toBe(false);
    expect(alternativeAnnotatorTest([even, even], 0).passes).toBeUndefined();
    expectNone(alternativeAnnotatorTest([even, even], 0).rho, /fewer than three/);
    expect(() => alternativeAnnotatorTest([even], 20)).toThrow(/epsilon lies between 0 and 1/);
  });

  test('30 items are enough for t, 29 are not', () => {
    const of = (items: number) => heldAgainst(wins(d.slice(0, items)), 0.2).test;
    expect([of(29), of(30)]).toEqual(['Wilcoxon', 't']);
  });

  test('an adjusted p-value of exactly q wins', () => {
    const p = [0.01, 0.02, 0.9];
    const q = benjaminiYekutieli(p)[1] ?? 0;
    expectValue(winningRate(p, q), 2 / 3);
    const comparisons = [wins(d), wins(d), wins(d.map(() => 1))];
    const own = alternativeAnnotatorTest(comparisons, 0.2).annotators[0]?.adjusted.value ?? 0;
    expect(alternativeAnnotatorTest(comparisons, 0.2, own).annotators[0]?.isWon).toBe(true);
    expectValue(alternativeAnnotatorTest(comparisons, 0.2, own).omega, 2 / 3);
  });

  test('one half of the annotators is enough to pass, a third is not', () => {
    const [good, bad] = [wins(d), wins(d.map(() => 1))];
    const half = alternativeAnnotatorTest([good, bad, good, bad], 0.2);
    expectValue(half.omega, 0.5);
    expect(half.passes).toBe(true);
    expect(alternativeAnnotatorTest([good, bad, bad], 0.2).passes).toBe(false);
  });

  test('an annotator who cannot be tested counts neither way', () => {
    const few = { ...wins(d), clusters: d.map((_, at) => at % 7) };
    const good = wins(d);
    const result = alternativeAnnotatorTest([few, good, good, good], 0.2);
    expectNone(result.annotators[0]?.adjusted ?? { value: 0 }, /too few clusters/);
    expect(result.annotators.map(({ isWon }) => isWon)).toEqual([false, true, true, true]);
    expectValue(result.omega, 1);
    // Of three equal p-values each is multiplied by 1 + 1/2 + 1/3.
    expectValue(result.annotators[1]?.adjusted ?? { value: 0 }, (0.006571961648692651 * 11) / 6);
    const nobody = { judgeWins: [], annotatorWins: [] };
    expectNone(alternativeAnnotatorTest([nobody, good, good], 0.2).rho, /fewer than three/);
    expectValue(alternativeAnnotatorTest([nobody, good, good, good], 0.2).rho, 28 / 32);
  });

  test('epsilon is from 0 to below 1', () => {
    expect(() => alternativeAnnotatorTest([], 1)).toThrow(/epsilon lies between 0 and 1, got 1/);
    expect(() => alternativeAnnotatorTest([], -0.1)).toThrow(/epsilon lies between 0 and 1/);
    expect(alternativeAnnotatorTest([], 0)).toMatchObject({ epsilon: 0, annotators: [] });
  });

  test('no items is no test; unequal lists are refused', () => {
    expectNone(heldAgainst({ judgeWins: [], annotatorWins: [] }, 0.1).pValue, /no items/);
    expect(() => heldAgainst({ judgeWins: [1], annotatorWins: [] }, 0.1)).toThrow(/the same items/);
    expect(() => heldAgainst({ judgeWins: [1], annotatorWins: [1], clusters: [] }, 0.1)).toThrow(
      /the same items/,
    );
  });

  test('alignment with the others', () => {
    expect(alignment(1, [1, 0, 1, 2], 'share')).toBe(0.5);
    expect(alignment(1, [1, 0, 1], 'share')).toBe(2 / 3);
    expect(alignment(3, [1, 3], 'distance')).toBe(-Math.SQRT2);
    expect(alignment(3, [3, 3], 'distance')).toBe(0);
    expect(alignment(3, [], 'share')).toBeUndefined();
  });
});

test('the majority of the others', () => {
  const labels = [[0, 0, 1, -1], [1, 1, 1, 2], [1, 0, 0, 2], [2, 1, 0, 0]]; // biome-ignore format: a table
  const ofOthers = (left: number) => [0, 1, 2, 3].map((item) => majorityOfOthers(labels, left, item));
  // Item 0 without the first: 1, 1, 2. Item 1: 1, 0, 1. Item 2: 1, 0, 0. Item 3: 2, 2, 0.
  expect(ofOthers(0)).toEqual([1, 1, 0, 2]);
  // Without the last: 0, 1, 1; 0, 1, 0; 1, 1, 0; 2, 2 (the first gave none).
  expect(ofOthers(3)).toEqual([1, 0, 1, 2]);
  // Without the second: 0, 1, 2 all differ; 0, 0, 1; 1, 0, 0; 2, 0 are split.
  expect(ofOthers(1)).toEqual([-1, 0, 0, -1]);
});

test('a column that ends early has no labels from there on', () => {
  expect(majorityOfOthers([[0, 0], [1, 1], [1, 1], [0]], 0, 1)).toBe(1); // 1, 1
  expect(majorityOfOthers([[0, 0], [1, 1], [0, 0], [0]], 0, 1)).toBe(-1); // 1, 0
});

test('a majority is strict and of at least two, whatever the order of annotators', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 7 }), (labels) => {
      const found = majorityOfOthers(
        labels.map((label) => [label]),
        0,
        0,
      );
      const others = labels.slice(1).filter((label) => label >= 0);
      const winner = [0, 1, 2].find(
        (label) => 2 * others.filter((own) => own === label).length > others.length,
      );
      expect(found).toBe(others.length < 2 ? -1 : (winner ?? -1));
    }),
  );
});

describe('kappa beside people', () => {
  const people = confusionMatrix([
    [35, 15],
    [15, 35],
  ]); // kappa .4
  const judgeFirst = confusionMatrix([
    [40, 10],
    [10, 40],
  ]); // .6
  const judgeSecond = confusionMatrix([
    [45, 5],
    [5, 45],
  ]); // .8

  test('mean of the judge, the people, and the difference', () => {
    const { judge, people: own, difference } = kappaBesidePeople([judgeFirst, judgeSecond], [people]);
    expectValue(judge, 0.7);
    expectValue(own, 0.4);
    expectValue(difference, 0.3);
  });

  test('a judge exactly like an annotator differs by half of what is left of its kappa', () => {
    // The judge copies A: kappa(judge, A) = 1, kappa(judge, B) = kappa(A, B).
    const copy = confusionMatrix([
      [50, 0],
      [0, 50],
    ]);
    expectValue(kappaBesidePeople([copy, people], [people]).difference, 0.3);
  });

  test('does not exist where one of the kappas does not', () => {
    const one = confusionMatrix([
      [9, 0],
      [0, 0],
    ]);
    expectNone(kappaBesidePeople([one], [people]).difference, /one and the same label/);
    expectNone(kappaBesidePeople([judgeFirst], [one]).difference, /one and the same label/);
    expectValue(kappaBesidePeople([judgeFirst], [one]).judge, 0.6);
    expectNone(kappaBesidePeople([], []).difference, /nobody/);
    expectNone(kappaBesidePeople([judgeFirst], []).difference, /nobody/);
  });
});

test('weights are those of kappa', () => {
  const scale = confusionMatrix([
    [8, 2, 0],
    [1, 9, 2],
    [2, 0, 6],
  ]);
  const { judge, people } = kappaBesidePeople([scale], [scale], 'quadratic');
  expectValue(judge, cohenKappa(scale, 'quadratic').value ?? 9);
  expectValue(people, cohenKappa(scale, 'quadratic').value ?? 9);
  expect(judge.value).not.toBeCloseTo(cohenKappa(scale).value ?? 9, 3);
});

test("Judge's Verdict", () => {
  // statistics.md section 12: human kappas .78 .81 .75, judge .80, z .667 (sample standard deviation)
  expectValue(judgesVerdict([0.78, 0.81, 0.75], 0.8), 2 / 3);
  expectNone(judgesVerdict([0.78, 0.81], 0.8), /three annotators/);
  expectNone(judgesVerdict([0.5, 0.5, 0.5], 0.8), /no spread/);
});
