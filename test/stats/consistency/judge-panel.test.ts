import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestEigenvalue } from '../../../src/stats/consistency/largest-eigenvalue.ts';
import {
  addErrorSums,
  confusionMatrix,
  effectiveJudges,
  errorCorrelations,
  errorSums,
  errorSumsLength,
  judgePanel,
  matthewsCorrelation,
  meanErrorCorrelation,
} from '../../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';

function sumsOf(rows: readonly (readonly number[])[], judges: number): Float64Array {
  const sums = new Float64Array(errorSumsLength(judges));
  for (const row of rows) addErrorSums(sums, 0, row);
  return sums;
}

const errors = (judges: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: judges, maxLength: judges }), {
    minLength: 2,
    maxLength: 30,
  });

describe('the effective number of judges', () => {
  test('is that of the published panels', () => {
    // arXiv 2605.29800: k = 9, mean error correlation .391, 2.18; inspect_ai#4955: k = 6, .42, 1.935.
    expectValue(effectiveJudges(9, 0.391), 2.18, 0.005);
    expectValue(effectiveJudges(6, 0.42), 1.935, 0.0005);
  });

  test('one where all err together, all of them where errors are unrelated', () => {
    expectValue(effectiveJudges(5, 1), 1);
    expectValue(effectiveJudges(5, 0), 5);
    expectValue(effectiveJudges(1, 0.3), 1);
  });

  test('does not exist where errors cancel entirely', () => {
    expectNone(effectiveJudges(3, -0.5), 'offset');
    expectNone(effectiveJudges(3, -0.7), 'offset');
  });

  test.each([0, 1.5, -1])('%s judges are an error', (judges) => {
    expect(() => effectiveJudges(judges, 0)).toThrow('judges is a whole number >= 1');
  });
});

describe('error correlation', () => {
  test('is phi of the table of errors', () => {
    // Errors of two judges on 10 items: both 1, first only 2, second only 1, neither 6.
    const rows = [[1, 1], [1, 0], [1, 0], [0, 1], ...Array.from({ length: 6 }, () => [0, 0])];
    const phi =
      matthewsCorrelation(
        confusionMatrix([
          [6, 1],
          [2, 1],
        ]),
      ).value ?? 0;
    expectNear(errorCorrelations(sumsOf(rows, 2), 2)[0] ?? 9, phi);
  });

  test('does not depend on the order of items; a judge with its mirror image has -1', () => {
    fc.assert(
      fc.property(errors(3), (rows) => {
        const one = errorCorrelations(sumsOf(rows, 3), 3);
        expect(errorCorrelations(sumsOf(rows.toReversed(), 3), 3)).toEqual(one);
        const mirrored = rows.map(([own = 0]) => [own, 1 - own]);
        const [minus] = errorCorrelations(sumsOf(mirrored, 2), 2);
        if (minus !== undefined) expectNear(minus, -1);
      }),
    );
  });

  test('of shares is that of one call each', () => {
    // An item on which both judges err in half of their calls adds a joint error of 1/4, as unrelated calls do.
    const rows = [
      [0.5, 0.5],
      [0.5, 0.5],
    ];
    expectNear(errorCorrelations(sumsOf(rows, 2), 2)[0] ?? 9, 0);
  });

  test('does not exist for a judge that never errs, nor for one judge', () => {
    expectNone(
      meanErrorCorrelation(
        sumsOf(
          [
            [0, 1],
            [0, 0],
          ],
          2,
        ),
        2,
      ),
      'never errs',
    );
    expectNone(meanErrorCorrelation(sumsOf([[1], [0]], 1), 1), 'at least two');
    expect(() => errorCorrelations(new Float64Array(3), 2)).toThrow('4 numbers, got 3');
  });

  test('sums are [items, errors, joint errors]', () => {
    expect([...errorSums([1, 0, 1])]).toEqual([1, 1, 0, 1, 0, 1, 0]);
    expect([...errorSums([0, 1, 1])]).toEqual([1, 0, 1, 1, 0, 0, 1]);
  });
});

describe('a panel', () => {
  test('of unrelated judges is worth its number, by both counts', () => {
    // Every combination of errors of three judges once: all phi are 0.
    const rows = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1]);
    const panel = judgePanel(sumsOf(rows, 3), 3);
    expectValue(panel.meanCorrelation, 0);
    expectValue(panel.effective, 3);
    expectValue(panel.effectiveByEigenvalue, 3);
    for (const own of panel.effectiveWithout) expectValue(own, 2);
  });

  test('leaving out the weakest judge can lower the number', () => {
    // Judges 0 and 1 err on the same two items; judge 2 errs often, and on others.
    const rows = [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    const { effective, effectiveWithout } = judgePanel(sumsOf(rows, 3), 3);
    expectValue(effectiveWithout[2] ?? effective, 1);
    expect(effective.value).toBeGreaterThan(1);
  });

  test.each([0, 1, 2])('of three, two of which err alike, whichever the third is (%d)', (other) => {
    // Every combination of errors of the pair and the third once: phi 1 within the pair, 0 else.
    const rows = [0, 1, 2, 3].map((i) => [0, 1, 2].map((judge) => (judge === other ? i & 1 : i >> 1)));
    const panel = judgePanel(sumsOf(rows, 3), 3);
    expectValue(panel.effective, 3 / (1 + 2 / 3));
    // The eigenvalues are 2, 1 and 0.
    expectValue(panel.effectiveByEigenvalue, 1.5);
    panel.effectiveWithout.forEach((own, judge) => {
      expectValue(own, judge === other ? 1 : 2);
    });
  });

  test('of four, the first and the last of which err alike', () => {
    const rows = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1, i & 1]);
    const panel = judgePanel(sumsOf(rows, 4), 4);
    expect(errorCorrelations(sumsOf(rows, 4), 4)).toEqual([0, 0, 1, 0, 0, 0]);
    expectValue(panel.meanCorrelation, 1 / 6);
    expectValue(panel.effectiveByEigenvalue, 2);
    // Without one of the two nothing is related; without another, one of three pairs is.
    panel.effectiveWithout.forEach((own, judge) => {
      expectValue(own, judge === 0 || judge === 3 ? 3 : 3 / (1 + 2 / 3));
    });
  });

  test('correlations that differ count for less by eigenvalue than by their mean', () => {
    fc.assert(
      fc.property(errors(4), (rows) => {
        const panel = judgePanel(sumsOf(rows, 4), 4);
        fc.pre(panel.effective.value !== undefined && panel.effectiveByEigenvalue.value !== undefined);
        // The largest eigenvalue is at least the mean row sum of the matrix, 1 + (k - 1) mean.
        expect(panel.effectiveByEigenvalue.value).toBeLessThanOrEqual((panel.effective.value ?? 0) + 1e-9);
        expect(panel.effectiveByEigenvalue.value).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  test('says why it has no number', () => {
    const panel = judgePanel(
      sumsOf(
        [
          [0, 1, 0],
          [0, 0, 1],
        ],
        3,
      ),
      3,
    );
    expectNone(panel.effective, 'never errs');
    expectNone(panel.effectiveByEigenvalue, 'never errs');
    expectNone(panel.effectiveWithout[0] ?? { value: 1 }, 'never errs');
    const pair = judgePanel(
      sumsOf(
        [
          [1, 0],
          [0, 1],
          [1, 1],
          [0, 0],
        ],
        2,
      ),
      2,
    );
    expectNone(pair.effectiveWithout[0] ?? { value: 1 }, 'no panel');
  });
});

describe('the largest eigenvalue', () => {
  test.each([
    [[7], 7],
    [[2, 1, 1, 2], 3],
    [[1, 0, 0, 0, 5, 0, 0, 0, 3], 5],
    // Equal correlations r of k judges: 1 + (k - 1) r = 1.8.
    [[1, 0.4, 0.4, 0.4, 1, 0.4, 0.4, 0.4, 1], 1.8],
    // The second difference: 2 - 2 cos(3 pi / 4) = 2 + sqrt 2.
    [[2, -1, 0, -1, 2, -1, 0, -1, 2], 2 + Math.SQRT2],
  ])('of %j is %d', (matrix, expected) => {
    expectNear(largestEigenvalue(Float64Array.from(matrix)), expected);
  });

  test('is that of power iteration, and the trace bounds it', () => {
    const half = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(half, (values) => {
        const size = 4;
        const matrix = new Float64Array(size * size);
        let next = 0;
        for (let row = 0; row < size; row++) {
          for (let column = 0; column <= row; column++) {
            const value = values[next++] ?? 0;
            matrix[row * size + column] = value;
            matrix[column * size + row] = value;
          }
        }
        const largest = largestEigenvalue(matrix);
        const trace = [0, 5, 10, 15].reduce((sum, at) => sum + (matrix[at] ?? 0), 0);
        expect(largest).toBeGreaterThanOrEqual(trace / size - 1e-9);
        // No direction may have a larger Rayleigh quotient.
        for (let axis = 0; axis < size; axis++) {
          expect(largest).toBeGreaterThanOrEqual((matrix[axis * size + axis] ?? 0) - 1e-9);
        }
        // det(A - largest I) = 0.
        const shifted = matrix.map((value, at) => (at % (size + 1) === 0 ? value - largest : value));
        expect(Math.abs(determinant(shifted, size))).toBeLessThan(1e-8);
      }),
    );
  });

  test('leaves the matrix as it is', () => {
    const matrix = Float64Array.of(2, 1, 1, 2);
    largestEigenvalue(matrix);
    expect([...matrix]).toEqual([2, 1, 1, 2]);
  });

  test('wants a symmetric square', () => {
    expect(() => largestEigenvalue(Float64Array.of(1, 2, 3))).toThrow('do not fill a square');
    expect(() => largestEigenvalue(new Float64Array(0))).toThrow('do not fill a square');
    expect(() => largestEigenvalue(Float64Array.of(1, 2, 3, 4))).toThrow('not symmetric');
  });
});

function determinant(matrix: Float64Array, size: number): number {
  const a = matrix.slice();
  let product = 1;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let row = k + 1; row < size; row++) {
      if (Math.abs(a[row * size + k] ?? 0) > Math.abs(a[pivot * size + k] ?? 0)) pivot = row;
    }
    const head = a[pivot * size + k] ?? 0;
    if (head === 0) return 0;
    for (let column = 0; column < size; column++) {
      const [one, two] = [a[k * size + column] ?? 0, a[pivot * size + column] ?? 0];
      a[k * size + column] = two;
      a[pivot * size + column] = one;
    }
    product *= pivot === k ? head : -head;
    for (let row = k + 1; row < size; row++) {
      const factor = (a[row * size + k] ?? 0) / head;
      for (let column = k; column < size; column++) {
        a[row * size + column] = (a[row * size + column] ?? 0) - factor * (a[k * size + column] ?? 0);
      }
    }
  }
  return product;
}
