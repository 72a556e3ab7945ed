import { describe, expect, test } from 'vitest';
import { clippedShare } from '../../../src/stats/downstream/corrected-share.ts';
import {
  correctedShare,
  labelAllocation,
  ppiMean,
  ppiSums,
  ppiSumsOfCounts,
  roganGladen,
  roganGladenError,
  withoutGoldErrors,
} from '../../../src/stats/index.ts';

describe('Rogan-Gladen', () => {
  // p = (AP + Sp - 1)/(Se + Sp - 1), sd = sqrt(AP (1 - AP) / n) / (Se + Sp - 1): arithmetic from the formula.
  test.each([
    [150, 23, 0.96, 0.89, 0.05098, 0.034611],
    [80, 4, 0.9, 0.99, 0.044944, 0.027379],
    [1000, 300, 0.9, 0.8, 0.142857, 0.020702],
    [100, 5, 0.9, 0.9, -0.0625, 0.027243],
    [100, 97, 0.9, 0.95, 1.082353, 0.020069],
  ])('%d items, %d positive, TPR %d, TNR %d give %d', (n, positive, tpr, tnr, corrected, error) => {
    expect(roganGladen(positive / n, tpr, tnr).value).toBeCloseTo(corrected, 6);
    expect(roganGladenError(positive / n, n, tpr, tnr).value).toBeCloseTo(error, 6);
  });

  test('takes shares of 0 and 1', () => {
    expect(roganGladen(0, 1, 1).value).toBe(0);
    expect(roganGladen(1, 1, 1).value).toBe(1);
    expect(roganGladen(0.25, 0.5, 1).value).toBe(0.5);
    expect(roganGladen(0.75, 1, 0.5).value).toBe(0.5);
    // An error rate of 1 leaves J at 0, which is no error.
    expect(roganGladen(0.5, 0, 1).value).toBeUndefined();
  });

  test('does not exist where TPR + TNR = 1, nor below', () => {
    expect(roganGladen(0.5, 0.6, 0.4)).toEqual({
      value: undefined,
      reason: expect.stringContaining('Youden'),
    });
    expect(roganGladen(0.5, 0.2, 0.4).value).toBeUndefined();
    // 0.7 + 0.3 - 1 is not 0 in binary.
    expect(roganGladen(0.5, 0.7, 0.3).value).toBeUndefined();
    expect(roganGladenError(0.5, 10, 0.6, 0.4).value).toBeUndefined();
    expect(roganGladenError(0.5, 0, 0.9, 0.9)).toEqual({ value: undefined, reason: 'no items' });
  });

  test('a rate that is no share is an error', () => {
    expect(() => roganGladen(1.1, 0.9, 0.9)).toThrow('1.1 is not a share');
    expect(() => roganGladen(0.5, Number.NaN, 0.9)).toThrow(RangeError);
    expect(() => roganGladen(0.5, 0.9, -0.1)).toThrow(RangeError);
  });
});

describe('the interval of Lee et al.', () => {
  test('reproduces the example of the authors’ code', () => {
    // p .4, n 1000, q0 .7, q1 .9, 200 labels per class; UW-Madison-Lee-Lab/LLM-judge-reporting, README.
    const { estimate, interval } = correctedShare({
      truePositives: 180,
      falseNegatives: 20,
      falsePositives: 60,
      trueNegatives: 140,
      judgedPositive: 400,
      judgedNegative: 600,
    });
    expect(estimate.value).toBeCloseTo(1 / 6, 9);
    if ('none' in interval) throw new Error(interval.none);
    expect(interval.low).toBeCloseTo(0.056351, 6);
    expect(interval.high).toBeCloseTo(0.262733, 6);
  });

  test('reproduces the demo of llm-judge-agreement', () => {
    // TPR 78/80, TNR 30/40, 320 of 400 raw: the tool prints 75.9 %, 67.3 to 84.1.
    const { estimate, interval, clippedFrom } = correctedShare({
      truePositives: 78,
      falseNegatives: 2,
      falsePositives: 10,
      trueNegatives: 30,
      judgedPositive: 320,
      judgedNegative: 80,
    });
    expect(estimate.value).toBeCloseTo(0.758621, 6);
    expect(clippedFrom).toBeUndefined();
    if ('none' in interval) throw new Error(interval.none);
    expect(interval.low).toBeCloseTo(0.672878, 6);
    expect(interval.high).toBeCloseTo(0.841369, 6);
  });

  test('TPR .92, TNR .88 and a raw rate of .80 are a rate of .85', () => {
    // evals-skill's example.
    expect(roganGladen(0.8, 0.92, 0.88).value).toBeCloseTo(0.85, 9);
  });

  test('an estimate below 0 is 0, and says what it was', () => {
    const { estimate, clippedFrom, interval } = correctedShare({
      truePositives: 90,
      falseNegatives: 10,
      falsePositives: 10,
      trueNegatives: 90,
      judgedPositive: 5,
      judgedNegative: 95,
    });
    expect(estimate.value).toBe(0);
    expect(clippedFrom).toBeCloseTo(-0.0625, 9);
    if ('none' in interval) throw new Error(interval.none);
    expect(interval.low).toBe(0);
    expect(interval.high).toBeGreaterThan(0);
    expect(interval.high).toBeLessThan(0.05);
  });

  test('an estimate of 0 or 1 is not clipped, and one beyond is', () => {
    for (const value of [0, 1]) expect(clippedShare({ value })).toEqual({ estimate: { value } });
    expect(clippedShare({ value: 1.5 })).toEqual({ estimate: { value: 1 }, clippedFrom: 1.5 });
    expect(clippedShare({ value: -0.5 })).toEqual({ estimate: { value: 0 }, clippedFrom: -0.5 });
  });

  test('is refused where J may be 0', () => {
    const refused = correctedShare({
      truePositives: 6,
      falseNegatives: 4,
      falsePositives: 5,
      trueNegatives: 7,
      judgedPositive: 50,
      judgedNegative: 50,
    });
    expect(refused.estimate).toEqual({
      value: undefined,
      reason: expect.stringMatching(/^Youden’s J may be 0 \(interval -0\.\d\d to 0\.\d\d\)/),
    });
    expect(refused.interval).toEqual({ none: expect.stringContaining('may be 0') });
  });

  test.each([
    [
      { truePositives: 0, falseNegatives: 0, falsePositives: 1, trueNegatives: 9 },
      'no positive items in the gold',
    ],
    [
      { truePositives: 9, falseNegatives: 1, falsePositives: 0, trueNegatives: 0 },
      'no negative items in the gold',
    ],
  ])('%j: %s', (cells, reason) => {
    const found = correctedShare({ ...cells, judgedPositive: 5, judgedNegative: 5 });
    expect(found.estimate).toEqual({ value: undefined, reason });
    expect(found.youden).toEqual({ none: reason });
  });

  test('without verdicts there is nothing to correct', () => {
    const cells = { truePositives: 90, falseNegatives: 10, falsePositives: 10, trueNegatives: 90 };
    const found = correctedShare({ ...cells, judgedPositive: 0, judgedNegative: 0 });
    expect(found.estimate).toEqual({ value: undefined, reason: 'no verdicts' });
  });
});

describe('label allocation', () => {
  test('follows the formula', () => {
    // k = (200 x .3 + 1) / (200 x .1 + 1) = 61/21, sqrt 1.70434; 400 / (1 + 1.5 x 1.70434) = 112.47.
    expect(labelAllocation(400, 0.4, { tpr: 0.9, tnr: 0.7, perClass: 200 })).toEqual({
      positives: 112,
      negatives: 288,
    });
    // Without a pilot both classes are taken to err alike, as with equal error rates.
    expect(labelAllocation(100, 0.2, { tpr: 0.9, tnr: 0.3, perClass: 0 }).positives).toBe(20);
    expect(labelAllocation(0, 0.2, { tpr: 0.9, tnr: 0.3, perClass: 9 })).toEqual({
      positives: 0,
      negatives: 0,
    });
    // Error rates of 1 and 0 in 3 items of each class: k = 1/4, then 4; 90 / (1 + .5) and 90 / (1 + 2).
    expect(labelAllocation(90, 0.5, { tpr: 0, tnr: 1, perClass: 3 }).positives).toBe(60);
    expect(labelAllocation(90, 0.5, { tpr: 1, tnr: 0, perClass: 3 }).positives).toBe(30);
    // Equal error rates: in proportion to the judge's share.
    expect(labelAllocation(100, 0.2, { tpr: 0.9, tnr: 0.9, perClass: 50 })).toEqual({
      positives: 20,
      negatives: 80,
    });
  });

  test.each([
    [() => labelAllocation(-1, 0.4, { tpr: 0.9, tnr: 0.7, perClass: 9 }), '-1 is no number of labels'],
    [() => labelAllocation(1.5, 0.4, { tpr: 0.9, tnr: 0.7, perClass: 9 }), '1.5 is no number of labels'],
    [() => labelAllocation(10, 0, { tpr: 0.9, tnr: 0.7, perClass: 9 }), '0 is not strictly between'],
    [() => labelAllocation(10, 1, { tpr: 0.9, tnr: 0.7, perClass: 9 }), '1 is not strictly between'],
    [() => labelAllocation(10, 0.4, { tpr: 1.9, tnr: 0.7, perClass: 9 }), '1.9 is not a share'],
    [() => labelAllocation(10, 0.4, { tpr: 0.9, tnr: -0.7, perClass: 9 }), '-0.7 is not a share'],
    [() => labelAllocation(10, 0.4, { tpr: 0.9, tnr: 0.7, perClass: -1 }), '-1 is no number of items'],
    [
      () => labelAllocation(9, 0.4, { tpr: 0.9, tnr: 0.7, perClass: 1 / 0 }),
      'Infinity is no number of items',
    ],
  ])('%#: %s', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('prediction-powered inference', () => {
  const gold = [1, 0, 1, 1, 0, 1, 0, 1, 1, 0];
  const judge = [1, 0, 1, 1, 1, 1, 0, 1, 0, 0];
  const elsewhere = [...Array(70).fill(1), ...Array(30).fill(0)];
  const sums = ppiSums(gold, judge, elsewhere);

  // Figures of ppi_py on the same data.
  test.each([
    [1, 0.7, 0.148661],
    [0, 0.6, 0.154919],
  ] as const)('at weight %d: %d, standard error %d', (weight, estimate, error) => {
    const found = ppiMean(sums, weight);
    expect(found.estimate.value).toBeCloseTo(estimate, 9);
    expect(found.standardError.value).toBeCloseTo(error, 6);
  });

  test('PPI++ tunes the weight', () => {
    const found = ppiMean(sums);
    expect(found.weight).toBeCloseTo(0.5905572755, 10);
    expect(found.estimate.value).toBeCloseTo(0.6590557276, 10);
    expect(found.standardError.value).toBeCloseTo(0.1287127708, 10);
    if ('none' in found.interval) throw new Error(found.interval.none);
    expect(found.interval.low).toBeCloseTo(0.406783, 6);
    expect(found.interval.high).toBeCloseTo(0.911328, 6);
    expect(found.interval.method).toBe('PPI++');
  });

  test('says which method it was', () => {
    const methodAt = (weight: number) => {
      const { interval } = ppiMean(sums, weight);
      return 'none' in interval ? interval.none : interval.method;
    };
    expect([0, 0.5, 1].map(methodAt)).toEqual(['classical', 'PPI, fixed weight', 'PPI']);
  });

  test('a judge that does not vary, or that is turned round, has no weight', () => {
    expect(ppiMean(ppiSums([1, 0, 1], [1, 1, 1], [1, 1])).weight).toBe(0);
    expect(ppiMean(ppiSums([1, 0, 1, 0], [0, 1, 0, 1], [1, 0])).weight).toBe(0);
    expect(ppiMean(ppiSums([1, 0, 1], [0, 0, 0], [0, 0])).weight).toBe(0);
    // Sums of squares as large as these leave a residue of 2e-4.
    const still = new Array(7).fill(123456.7);
    expect(ppiMean(ppiSums([0, 1, 0, 1, 0, 1, 0], still, [...still, ...still])).weight).toBe(0);
  });

  test('of less than two items, as weights may make them, the judge has no weight', () => {
    const weighted = (labelled: number, unlabelled: number) =>
      ppiMean({
        labelled,
        gold: labelled / 2,
        goldSquares: labelled / 2,
        judge: labelled / 2,
        judgeSquares: labelled / 2,
        products: 0.4 * labelled,
        unlabelled,
        judgeElsewhere: unlabelled / 2,
        judgeElsewhereSquares: unlabelled / 2,
      }).weight;
    expect(weighted(0.5, 1)).toBe(0);
    // Covariance .4 - .25; variance of the judge 1 - 1 / 2, over 1; twice that.
    expect(weighted(1, 1)).toBeCloseTo(0.15, 12);
  });

  test('a judge beyond doubt has weight 1 at most', () => {
    // Gold twice the judge: the covariance over the variance is 2.
    const twice = ppiSums(
      [0, 2, 0, 2, 2],
      [0, 1, 0, 1, 1],
      Array.from({ length: 500 }, (_, i) => i % 2),
    );
    expect(ppiMean(twice).weight).toBe(1);
  });

  test('needs items of both kinds', () => {
    expect(ppiMean(ppiSums([], [], [1])).estimate).toEqual({
      value: undefined,
      reason: 'no items with gold',
    });
    expect(ppiMean(ppiSums([1], [1], []), 1).estimate).toEqual({
      value: undefined,
      reason: 'no items without gold',
    });
    const none = ppiMean(ppiSums([], [], [1, 0]));
    expect(none).toMatchObject({ weight: 0, interval: { none: 'no items with gold' } });
    // With weight 0 those without are not needed.
    expect(ppiMean(ppiSums([1, 0], [1, 0], [])).estimate.value).toBe(0.5);
    expect(ppiMean(ppiSums([1, 1], [1, 1], [1, 1])).interval).toEqual({
      none: expect.stringContaining('nothing varies'),
    });
  });

  test('counts of yes and no give what the values give', () => {
    const counts = { truePositives: 5, falseNegatives: 1, falsePositives: 1, trueNegatives: 3 };
    const own = ppiSumsOfCounts({ ...counts, judgedPositive: 76, judgedNegative: 34 });
    expect(own).toEqual(sums);
    // Every item has gold.
    expect(ppiSumsOfCounts({ ...counts, judgedPositive: 6, judgedNegative: 4 })).toMatchObject({
      unlabelled: 0,
      judgeElsewhere: 0,
    });
  });

  test('a rounding residue of fractional counts is no item', () => {
    // .8 - .7 - .1 is 8e-17, and .3 - .1 - .2 is -3e-17.
    const residue = (truePositives: number, falsePositives: number, judgedPositive: number) =>
      ppiSumsOfCounts({
        truePositives,
        falseNegatives: 0,
        falsePositives,
        trueNegatives: 0,
        judgedPositive,
        judgedNegative: 0,
      }).unlabelled;
    expect(residue(0.7, 0.1, 0.8)).toBe(0);
    expect(residue(0.1, 0.2, 0.3)).toBe(0);
    expect(residue(0.1, 0.2, 0.5)).toBeCloseTo(0.2, 12);
  });

  test.each([
    [2, 9, 'with gold 5 verdicts are positive and 3 negative, in all only 2 and 9'],
    [9, 2, 'with gold 5 verdicts are positive and 3 negative, in all only 9 and 2'],
  ])('%d positive and %d negative verdicts in all do not hold those with gold', (yes, no, message) => {
    const counts = { truePositives: 4, falseNegatives: 1, falsePositives: 1, trueNegatives: 2 };
    expect(() => ppiSumsOfCounts({ ...counts, judgedPositive: yes, judgedNegative: no })).toThrow(message);
  });

  test('refuses what cannot be', () => {
    expect(() => ppiSums([1], [], [])).toThrow('1 gold values and 0 verdicts');
    expect(() => ppiSums([Number.NaN], [1], [])).toThrow('NaN is not a number');
    expect(() => ppiMean(sums, 1.5)).toThrow('between 0 and 1, got 1.5');
    expect(() => ppiMean(sums, -0.1)).toThrow(RangeError);
    expect(() => ppiMean(sums, 'tuned', 95)).toThrow(RangeError);
  });
});

describe('gold that errs', () => {
  test('taking away errors that were put in gives back the table', () => {
    // True table 80, 20, 30, 170; gold misses one true positive in ten and invents one negative in twenty.
    const missed = 0.1;
    const invented = 0.05;
    const seen = {
      truePositives: 80 * (1 - missed) + 30 * invented,
      falseNegatives: 20 * (1 - missed) + 170 * invented,
      falsePositives: 30 * (1 - invented) + 80 * missed,
      trueNegatives: 170 * (1 - invented) + 20 * missed,
    };
    const found = withoutGoldErrors(seen, { missed, invented });
    expect(found?.truePositives).toBeCloseTo(80, 9);
    expect(found?.falseNegatives).toBeCloseTo(20, 9);
    expect(found?.falsePositives).toBeCloseTo(30, 9);
    expect(found?.trueNegatives).toBeCloseTo(170, 9);
  });

  test('more invented positives than gold has contradict it', () => {
    const rare = { truePositives: 3, falseNegatives: 2, falsePositives: 5, trueNegatives: 90 };
    expect(withoutGoldErrors(rare, { missed: 0, invented: 0.1 })).toBeUndefined();
    expect(withoutGoldErrors(rare, { missed: 0, invented: 0 })).toEqual(rare);
  });

  test.each([[[0, 1, 2, 90]], [[0, 1, 90, 2]], [[0, 90, 1, 2]], [[0, 0, 0, 0]]])(
    'a cell of 0 does not: %j',
    ([tp = 0, fn = 0, fp = 0, tn = 0]) => {
      const cells = { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn };
      expect(withoutGoldErrors(cells, { missed: 0, invented: 0 })).toEqual(cells);
    },
  );

  test('nor does one that rounding brings below 0', () => {
    // 10108 / .7 is 14440, the last bit aside.
    const cells = { truePositives: 10108, falseNegatives: 30, falsePositives: 4332, trueNegatives: 300 };
    expect(withoutGoldErrors(cells, { missed: 0.3, invented: 0 })?.falsePositives).toBe(0);
  });

  test('gold without information is an error', () => {
    const any = { truePositives: 1, falseNegatives: 1, falsePositives: 1, trueNegatives: 1 };
    expect(() => withoutGoldErrors(any, { missed: 0.5, invented: 0.5 })).toThrow('tells nothing');
    expect(() => withoutGoldErrors(any, { missed: -0.1, invented: 0 })).toThrow(RangeError);
    expect(() => withoutGoldErrors(any, { missed: 0, invented: -0.1 })).toThrow(RangeError);
  });
});
