import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { iccForms, iccOneWayWithGaps, intraclassCorrelation } from '../../src/stats/index.ts';
import { ratingMeanSquares } from '../../src/stats/many-raters/rating-mean-squares.ts';
import { expectNoInterval, expectNone, expectValue } from './expectations.ts';
import { anxietyRows, ratingsOf } from './tables.ts';

const scale = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const shroutFleiss = ratingsOf(
  [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ],
  10,
  1,
);
const anxiety = ratingsOf(anxietyRows, 6, 1);
const settings = { seed: 20260101, numRuns: 200 };
const rows = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 8 }))
  .chain(([raters, units]) =>
    fc.array(fc.array(fc.nat(4), { minLength: raters, maxLength: raters }), {
      minLength: units,
      maxLength: units,
    }),
  );

describe('Shrout & Fleiss 1979, 6 x 4', () => {
  // From the mean squares of their table 3: between targets 11.24 = 56.208333 / 5, judges 97.458333 / 3, error 15.291667 / 15.
  const unit = 56.208333333333336 / 5;
  const judge = 97.45833333333333 / 3;
  const error = 15.291666666666666 / 15;
  const within = (97.45833333333333 + 15.291666666666666) / 18;

  test.each([
    ['oneWay', (unit - within) / (unit + 3 * within), 0.17],
    ['agreement', (unit - error) / (unit + 3 * error + (4 * (judge - error)) / 6), 0.29],
    ['consistency', (unit - error) / (unit + 3 * error), 0.71],
    ['oneWayMean', (unit - within) / unit, 0.44],
    ['agreementMean', (unit - error) / (unit + (judge - error) / 6), 0.62],
    ['consistencyMean', (unit - error) / unit, 0.91],
  ] as const)('%s', (form, value, published) => {
    const { icc } = iccForms(shroutFleiss, scale)[form];
    expectValue(icc, value);
    expectValue(icc, published, 0.005);
  });

  test('statistics.md: (1) .1657 (2,1) .2898 (3,1) .7148 (1,k) .4428 (2,k) .6201 (3,k) .9093', () => {
    const forms = iccForms(shroutFleiss, scale);
    const given = [0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093];
    const ours = [
      forms.oneWay,
      forms.agreement,
      forms.consistency,
      forms.oneWayMean,
      forms.agreementMean,
      forms.consistencyMean,
    ];
    ours.forEach(({ icc }, index) => {
      expectValue(icc, given[index] ?? Number.NaN, 5e-5);
    });
    expect([forms.units, forms.leftOut]).toEqual([6, 0]);
  });
});

// Limits: icc-limits.test.ts.
test('anxiety: ICC(A,1)', () => {
  const { agreement } = iccForms(anxiety, [1, 2, 3, 4, 5, 6]);
  expectValue(agreement.icc, 0.1979982594); // R irr icc(anxiety, "twoway", "agreement")
});

test('the limits come from F at the level asked for', () => {
  const narrow = iccForms(shroutFleiss, scale, 0.5).consistency.interval;
  const wide = iccForms(shroutFleiss, scale, 0.99).consistency.interval;
  if ('none' in narrow || 'none' in wide) throw new Error('expected intervals');
  expect(wide.low).toBeLessThan(narrow.low);
  expect(wide.high).toBeGreaterThan(narrow.high);
  expect(narrow).toMatchObject({ level: 0.5, method: 'F, McGraw & Wong' });
  expect(() => iccForms(shroutFleiss, scale, 95)).toThrow(/level/);
});

test('agreement is that of intraclassCorrelation; every interval holds its estimate', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const ours = ratingsOf(table, 5);
      const forms = iccForms(ours, [0, 1, 2, 3, 4]);
      const known = intraclassCorrelation(ours, [0, 1, 2, 3, 4]).icc;
      if (known.value === undefined) expectNone(forms.agreement.icc);
      else expectValue(forms.agreement.icc, known.value, 1e-9);
      for (const { icc, interval } of [
        forms.oneWay,
        forms.consistency,
        forms.oneWayMean,
        forms.consistencyMean,
      ]) {
        if (icc.value === undefined) continue;
        expect(icc.value).toBeLessThanOrEqual(1 + 1e-12);
        if ('none' in interval) continue;
        expect(interval.low).toBeLessThanOrEqual(icc.value + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(icc.value - 1e-9);
      }
      for (const { icc, interval } of [forms.agreement, forms.agreementMean]) {
        if (icc.value !== undefined && !('none' in interval)) {
          expect(Number.isFinite(interval.low) && Number.isFinite(interval.high)).toBe(true);
          expect(interval.low).toBeLessThanOrEqual(interval.high);
        }
      }
    }),
    settings,
  );
});

test('mean squares of Shrout & Fleiss 1979, table 3', () => {
  const squares = ratingMeanSquares(shroutFleiss, scale);
  expect(squares?.betweenUnits).toBeCloseTo(11.24, 2);
  expect(squares?.betweenRaters).toBeCloseTo(32.49, 2);
  expect(squares?.residual).toBeCloseTo(1.02, 2);
  expect(squares?.withinUnits).toBeCloseTo(6.26, 2);
});

describe('what does not exist', () => {
  test('raters that never differ: an estimate, no interval', () => {
    const { agreement, consistencyMean } = iccForms(
      ratingsOf(
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
        3,
      ),
      [1, 2, 3],
    );
    expectValue(agreement.icc, 1);
    expectNoInterval(agreement.interval, /never differ/);
    expectValue(consistencyMean.icc, 1);
    expectNoInterval(consistencyMean.interval, /never differ/);
  });

  test('a constant difference: consistency 1, agreement less', () => {
    const { agreement, consistency } = iccForms(
      ratingsOf(
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
        4,
      ),
      [1, 2, 3, 4],
    );
    expectValue(consistency.icc, 1);
    // Units 1, raters .5 (two raters, three units): MS units 2, raters 1.5, error 0: 2 / (2 + 2 x 1.5 / 3).
    expectValue(agreement.icc, 2 / 3);
    expectNoInterval(consistency.interval, /never differ/);
    expectNoInterval(agreement.interval, /never differ/);
  });

  test('raters that contradict each other so much that Satterthwaite leaves no degree of freedom', () => {
    const { agreement } = iccForms(
      ratingsOf(
        [
          [2, 0],
          [1, 1],
        ],
        3,
      ),
      [1, 2, 3],
    );
    // Mean squares: units 0, raters 1, residual 1: (0 - 1) / (0 + 1 + 2 x 0 / 2).
    expectValue(agreement.icc, -1);
    expectNoInterval(agreement.interval, /contradict/);
  });

  test('nothing varies; too few raters or units; wrong values', () => {
    expectNone(
      iccForms(
        ratingsOf(
          [
            [0, 0],
            [0, 0],
          ],
          2,
        ),
        [1, 2],
      ).oneWay.icc,
      /vary/,
    );
    expectNone(
      iccForms(
        ratingsOf(
          [
            [0, 0],
            [0, 0],
          ],
          2,
        ),
        [1, 2],
      ).consistencyMean.icc,
      /vary/,
    );
    expectNone(iccForms(ratingsOf([[0], [1]], 2), [1, 2]).agreement.icc, /two raters/);
    expectNoInterval(iccForms(ratingsOf([[0], [1]], 2), [1, 2]).agreement.interval, /two raters/);
    expectNone(
      iccForms(
        ratingsOf(
          [
            [0, 1],
            [null, 1],
          ],
          2,
        ),
        [1, 2],
      ).agreement.icc,
      /two units/,
    );
    expect(
      iccForms(
        ratingsOf(
          [
            [0, 1],
            [null, 1],
          ],
          2,
        ),
        [1, 2],
      ).leftOut,
    ).toBe(2);
    expect(() => iccForms(anxiety, [1, 2])).toThrow(/6 labels/);
  });

  test('units with a gap are left out and counted', () => {
    const { units, leftOut, agreement } = iccForms(
      ratingsOf([...anxietyRows, [1, null, 6]], 6, 1),
      [1, 2, 3, 4, 5, 6],
    );
    expect([units, leftOut]).toEqual([20, 1]);
    expectValue(agreement.icc, 0.1979982594);
  });
});

describe('one-way ICC with gaps', () => {
  test('without gaps it is ICC(1)', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const ours = ratingsOf(table, 5);
        const known = iccForms(ours, [0, 1, 2, 3, 4]).oneWay.icc;
        const icc = iccOneWayWithGaps(ours, [0, 1, 2, 3, 4]);
        if (known.value === undefined) expectNone(icc);
        else expectValue(icc, known.value, 1e-9);
      }),
      settings,
    );
  });

  test('units of 2, 2, 2 and 1 ratings, from the sums of squares', () => {
    // numpy: k0 = (7 - 13 / 7) / 3, MS between and within of (1 1)(2 2)(3 2)(3)
    const icc = iccOneWayWithGaps(
      ratingsOf(
        [
          [0, 0],
          [1, 1],
          [2, 1],
          [2, null],
        ],
        3,
      ),
      [1, 2, 3],
    );
    expectValue(icc, 0.7777777777777777, 1e-12);
  });

  test('a unit nobody rated changes nothing', () => {
    const icc = iccOneWayWithGaps(
      ratingsOf(
        [
          [0, 0],
          [1, 1],
          [null, null],
          [2, 1],
          [2, null],
        ],
        3,
      ),
      [1, 2, 3],
    );
    expectValue(icc, 0.7777777777777777, 1e-12);
  });

  test('does not exist where there is nothing to tell', () => {
    expectNone(iccOneWayWithGaps(ratingsOf([[0, 0]], 2), [1, 2]), /two rated units/);
    expectNone(
      iccOneWayWithGaps(
        ratingsOf(
          [
            [0, null],
            [null, 1],
          ],
          2,
        ),
        [1, 2],
      ),
      /by two raters/,
    );
    expectNone(
      iccOneWayWithGaps(
        ratingsOf(
          [
            [0, 0],
            [0, 0],
          ],
          2,
        ),
        [0.1, 0.3],
      ),
      /vary/,
    );
    expect(() => iccOneWayWithGaps(ratingsOf([[0, 0]], 2), [1])).toThrow(/2 labels/);
  });
});

describe('where the scale starts', () => {
  const far = [1e9, 1e9 + 1, 1e9 + 2];
  const rows = [
    [null, 0, 0],
    [1, 1, 2],
    [2, 1, 2],
    [2, 2, 1],
    [0, 0, 1],
  ];

  test('changes no correlation, far from 0 as near it', () => {
    const gaps = ratingsOf(rows, 3);
    const near = iccOneWayWithGaps(gaps, [0, 1, 2]);
    expectValue(iccOneWayWithGaps(gaps, far), near.value ?? Number.NaN, 1e-12);
    const complete = ratingsOf(rows.slice(1), 3);
    const known = intraclassCorrelation(complete, [0, 1, 2]).icc;
    expectValue(intraclassCorrelation(complete, far).icc, known.value ?? Number.NaN, 1e-12);
    expectValue(iccForms(complete, far).agreement.icc, known.value ?? Number.NaN, 1e-12);
  });

  test('every number has to be finite', () => {
    const wrong = [0, 1, Number.NaN];
    for (const measure of [iccOneWayWithGaps, intraclassCorrelation, iccForms]) {
      expect(() => measure(ratingsOf(rows, 3), wrong)).toThrow('one finite number per label: 3 labels');
    }
  });
});
