import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binaryRates,
  type ConfusionMatrix,
  cohenKappa,
  confusionMatrix,
  expectedCost,
  kendallTauB,
  kendallTauBOfCounts,
  kendallW,
  matrixAtCut,
  matthewsCorrelation,
  meanAbsoluteError,
  netBias,
  ratings,
  signedBias,
  spearman,
  spearmanOfCounts,
  tally,
} from '../../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from '../expectations.ts';
import { anxietyRows, ratingsOf, tables } from '../tables.ts';

const settings = { seed: 20260101, numRuns: 200 };
const matrices = fc
  .integer({ min: 2, max: 5 })
  .chain((size) =>
    fc
      .array(fc.array(fc.nat(12), { minLength: size, maxLength: size }), { minLength: size, maxLength: size })
      .map((rows) => confusionMatrix(rows)),
  );
const turned = ({ size, counts }: ConfusionMatrix): ConfusionMatrix => ({
  size,
  counts: counts.map((_, cell) => counts[(cell % size) * size + Math.floor(cell / size)] ?? 0),
});
const upsideDown = ({ size, counts }: ConfusionMatrix): ConfusionMatrix => ({
  size,
  counts: counts.map((_, cell) => counts[(size - 1 - Math.floor(cell / size)) * size + (cell % size)] ?? 0),
});
const anxietyPair = (one: number, other: number) =>
  tally(
    anxietyRows.map((row) => (row[one] ?? 0) - 1),
    anxietyRows.map((row) => (row[other] ?? 0) - 1),
    6,
  );

describe('rank correlations', () => {
  // scipy 1.10.1: spearmanr, kendalltau on the same pairs, written out one by one.
  test.each([
    ['Cohen 1960', tables.cohen, 0.5085996570104144, 0.4821825380496478],
    ['vision', tables.vision, 0.7064258779479005, 0.6583068997055505],
    ['anxiety 1 and 2', anxietyPair(0, 1), 0.42219382265555966, 0.3380152922565091],
    ['anxiety 1 and 3', anxietyPair(0, 2), 0.16547669656112735, 0.13120467558816476],
    ['anxiety 2 and 3', anxietyPair(1, 2), 0.3423295157129656, 0.2935307449472095],
  ])('%s', (_, matrix, rho, tau) => {
    expectValue(spearman(matrix), rho, 1e-12);
    expectValue(kendallTauB(matrix), tau, 1e-12);
  });

  test.each([
    ['spearman', spearman],
    ['kendallTauB', kendallTauB],
  ])(
    '%s: the same whichever rater comes first, and of the opposite sign for the opposite order',
    (_, measure) => {
      fc.assert(
        fc.property(matrices, (matrix) => {
          const { value } = measure(matrix);
          if (value === undefined) {
            expectNone(measure(turned(matrix)));
            return;
          }
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          expectValue(measure(turned(matrix)), value, 1e-12);
          expectValue(measure(upsideDown(matrix)), -value, 1e-12);
          const tenfold = { size: matrix.size, counts: matrix.counts.map((count) => 10 * count) };
          expectValue(measure(tenfold), value, 1e-12);
        }),
        settings,
      );
    },
  );

  test('of two labels both are the correlation phi', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        fc.pre(matrix.size === 2 && spearman(matrix).value !== undefined);
        const phi = matthewsCorrelation(matrix).value ?? Number.NaN;
        expectValue(spearman(matrix), phi, 1e-12);
        expectValue(kendallTauB(matrix), phi, 1e-12);
      }),
      settings,
    );
  });

  test('a constant shift is no disagreement', () => {
    const shifted = confusionMatrix([
      [0, 5, 0],
      [0, 0, 7],
      [0, 0, 0],
    ]);
    expectValue(spearman(shifted), 1);
    expectValue(kendallTauB(shifted), 1);
    expectValue(signedBias(shifted, [1, 2, 3]), 1);
  });

  test.each([
    ['spearman', spearmanOfCounts],
    ['kendallTauB', kendallTauBOfCounts],
  ])('%s of counts: one table leaves nothing behind for the next', (_, make) => {
    const own = make(3)(tables.cohen.counts);
    const reused = make(3);
    reused(tables.abstractors.counts);
    expect(reused(tables.cohen.counts)).toBe(own);
  });

  test('spearman: no spread where one label has all items, be their weights fractions', () => {
    const weights = [0.1, 0.2, 0.3, 0.7];
    const row = { size: 4, counts: Float64Array.from({ length: 16 }, (__, cell) => weights[cell - 8] ?? 0) };
    expectNone(spearman(row), /same label/);
    expectNone(spearman(turned(row)), /same label/);
  });

  test('neither exists without items or where one rater never varies', () => {
    const constant = confusionMatrix([
      [3, 0],
      [4, 0],
    ]);
    for (const measure of [spearman, kendallTauB]) {
      expectNone(measure(tables.empty), 'no items');
      expectNone(measure(constant), /same label/);
      expectNone(measure(turned(constant)), /same label/);
    }
  });
});

describe('distances on the scale', () => {
  test('signed bias and mean absolute error of Cohen 1960, by hand', () => {
    // Judge above gold by 1: 14 + 10, by 2: 18; below by 1: 10 + 6, by 2: 2. (24 + 36 - 16 - 4) / 200; (24 + 36 + 16 + 4) / 200.
    expectValue(signedBias(tables.cohen, [1, 2, 3]), 0.2);
    expectValue(meanAbsoluteError(tables.cohen, [1, 2, 3]), 0.4);
    // On a scale of 0, 10, 11 the steps differ: 14 x 10, 18 x 11, 10 x 1, then 10 x -10, 2 x -11, 6 x -1.
    expectValue(signedBias(tables.cohen, [0, 10, 11]), (140 + 198 + 10 - 100 - 22 - 6) / 200);
    expectValue(meanAbsoluteError(tables.cohen, [0, 10, 11]), (140 + 198 + 10 + 100 + 22 + 6) / 200);
  });

  test('with steps of 1 the mean absolute error is the expected linear cost', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const values = Array.from({ length: matrix.size }, (_, label) => label);
        const cost = expectedCost(matrix, 'linear').value;
        if (cost === undefined) return;
        expectValue(meanAbsoluteError(matrix, values), cost, 1e-12);
        expectValue(signedBias(turned(matrix), values), -(signedBias(matrix, values).value ?? Number.NaN));
      }),
      settings,
    );
  });

  test('neither exists without items; the scale has to rise', () => {
    expectNone(signedBias(tables.empty, [0, 1]), 'no items');
    expectNone(meanAbsoluteError(tables.empty, [0, 1]), 'no items');
    expect(() => signedBias(tables.cohen, [1, 2])).toThrow(/3 labels, got \[1,2\]/);
    expect(() => signedBias(tables.cohen, [1, 1, 2])).toThrow(/rising/);
    expect(() => meanAbsoluteError(tables.cohen, [1, Number.NaN, 2])).toThrow(/rising/);
    expect(() => meanAbsoluteError(tables.cohen, [1, 2, Number.POSITIVE_INFINITY])).toThrow(
      /one finite number per label/,
    );
  });
});

describe('at a cut', () => {
  test('labels at or above are positive', () => {
    const matrix = matrixAtCut(tables.cohen, 1);
    // gold at or above 1: 10 + 40 + 10 + 2 + 6 + 12 = 80, of which the judge says so 68; the others 120, 88 below.
    expect([...matrix.counts]).toEqual([68, 12, 32, 88]);
    expectValue(binaryRates(matrix, 0).tpr, 68 / 80);
    expectValue(cohenKappa(matrix), (200 * 156 - (80 * 100 + 120 * 100)) / (200 * 200 - 20000));
  });

  test('cuts of two labels is the table itself, positive label first', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        fc.pre(matrix.size === 2);
        expect([...matrixAtCut(matrix, 1).counts]).toEqual([...matrix.counts].toReversed());
        expect(netBias(matrixAtCut(matrix, 1), 0)).toEqual(netBias(matrix, 1));
      }),
      settings,
    );
  });

  test.each([0, 3, 1.5])('a cut from %d leaves a side empty or is none', (from) => {
    expect(() => matrixAtCut(tables.cohen, from)).toThrow(/a whole number from 1 to 2/);
  });
});

describe("Kendall's W", () => {
  test('anxiety, corrected for ties', () => {
    expectValue(kendallW(ratingsOf(anxietyRows, 6, 1)), 0.539656876); // R irr kendall(correct = TRUE)
  });

  test('of two raters without ties it is (1 + rho) / 2', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }), (order) => {
        const rows = order.map((label, unit) => [unit, label]);
        const rho = spearman(tally([0, 1, 2, 3, 4], order, 5)).value ?? Number.NaN;
        expectValue(kendallW(ratingsOf(rows, 5)), (1 + rho) / 2, 1e-12);
      }),
      settings,
    );
  });

  test('leaves out units with a gap, and does not exist where nobody varies', () => {
    const withGap = ratingsOf([...anxietyRows, [1, null, 6]], 6, 1);
    expectValue(kendallW(withGap), 0.539656876);
    expectNone(kendallW(ratings(Int32Array.of(0, 0, 0, 0), 2, 2)), /one label/);
    expectNone(kendallW(ratings(Int32Array.of(0, 1), 1, 2)), /two raters/);
    expectNone(kendallW(ratings(Int32Array.of(0, 1), 2, 2)), /two units/);
  });

  test('lies between 0 and 1', () => {
    const codes = fc.array(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(codes, (rows) => {
        const { value } = kendallW(ratingsOf(rows, 4));
        if (value === undefined) return;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expectNear(
          kendallW(
            ratingsOf(
              rows.map((row) => row.toReversed()),
              4,
            ),
          ).value ?? -1,
          value,
          1e-12,
        );
      }),
      settings,
    );
  });
});
