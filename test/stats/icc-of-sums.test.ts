import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { iccOfMoments, intraclassCorrelation, ratings } from '../../src/stats/index.ts';
import { iccOfSums } from '../../src/stats/many-raters/icc-of-sums.ts';
import { expectNone, expectValue } from './expectations.ts';

const numbers = fc.integer({ min: 0, max: 9 });

describe('ICC(A,1) from sums', () => {
  test('does not exist for one rater, one unit or numbers that are all the same', () => {
    const sums = { scale: 1, total: 3, squares: 5, unitSquares: 5, raterSquares: 9 };
    expect(iccOfSums({ ...sums, raters: 1, weight: 2 })).toBeUndefined();
    expect(iccOfSums({ ...sums, raters: 2, weight: 1 })).toBeUndefined();
    // Three items, both numbers 0 each time.
    expectNone(iccOfMoments([3, 0, 0, 0, 0, 0]), /do not vary/);
    expectNone(iccOfMoments([1, 0, 0, 0, 0, 0]), /fewer than two items/);
  });

  test('is that of the mean squares of a two-way analysis of variance, for any number of raters', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 20 })).chain(([raters, units]) =>
          fc.array(fc.array(numbers, { minLength: raters, maxLength: raters }), {
            minLength: units,
            maxLength: units,
          }),
        ),
        (rows) => {
          const values = Array.from({ length: 10 }, (_, label) => label / 2);
          const codes = Int32Array.from(rows.flat());
          const { icc } = intraclassCorrelation(ratings(codes, rows[0]?.length ?? 0, 10), values);
          const expected = fromMeanSquares(rows.map((row) => row.map((label) => label / 2)));
          if (expected === undefined) expectNone(icc, /do not vary/);
          else expectValue(icc, expected);
        },
      ),
      { seed: 8, numRuns: 300 },
    );
  });

  test('of two raters does not change when every item weighs more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(numbers, numbers), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        (rows, scale) => {
          const sum = (of: (x: number, y: number) => number) =>
            rows.reduce((total, [x, y]) => total + scale * of(x, y), 0);
          const moments = [
            sum(() => 1),
            sum((x) => x),
            sum((_, y) => y),
            sum((x) => x * x),
            sum((_, y) => y * y),
            sum((x, y) => x * y),
          ];
          const expected = fromMeanSquares(rows);
          const icc = iccOfMoments(moments, scale);
          if (expected === undefined) expectNone(icc, /do not vary/);
          else expectValue(icc, expected);
        },
      ),
      { seed: 9, numRuns: 300 },
    );
  });

  test('of one item does not exist', () => {
    expectNone(iccOfMoments([6, 6, 12, 6, 24, 12], 6), /fewer than two items/);
    expect(iccOfMoments([], 1).value).toBeUndefined();
  });
});

/** (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n), Shrout & Fleiss 1979, from deviations about means. */
function fromMeanSquares(rows: readonly (readonly number[])[]): number | undefined {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grand = mean(rows.flat());
  const unit = rows.map(mean);
  const rater = Array.from({ length: k }, (_, index) => mean(rows.map((row) => row[index] ?? 0)));
  const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const betweenUnits = (k * squares(unit.map((own) => own - grand))) / (n - 1);
  const betweenRaters = (n * squares(rater.map((own) => own - grand))) / (k - 1);
  const residuals = rows.flatMap((row, i) =>
    row.map((own, j) => own - (unit[i] ?? 0) - (rater[j] ?? 0) + grand),
  );
  const error = squares(residuals) / ((n - 1) * (k - 1));
  const denominator = betweenUnits + (k - 1) * error + (k * (betweenRaters - error)) / n;
  return Math.abs(denominator) < 1e-12 ? undefined : (betweenUnits - error) / denominator;
}
