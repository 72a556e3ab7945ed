import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  balancedAccuracy,
  bhapkar,
  biasIndex,
  binaryRates,
  brennanPrediger,
  type ConfusionMatrix,
  cohenKappa,
  confusionMatrix,
  fleissKappa,
  fleissKappaWithGaps,
  gwetAc1,
  gwetAc1Many,
  kappaAtPrevalence,
  kappaMax,
  kappaStandardError,
  krippendorffAlpha,
  krippendorffAlphaOfTwo,
  macroF1,
  matthewsCorrelation,
  meanPairwiseKappa,
  netBias,
  percentAgreement,
  perLabel,
  pool,
  positiveAgreement,
  prevalenceIndex,
  randolphKappa,
  ratings,
  type Statistic,
  scottPi,
  stratifiedKappa,
  stuartMaxwell,
  tally,
} from '../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from './expectations.ts';
import { tables } from './tables.ts';

const settings = { seed: 20260101, numRuns: 300 };

/** Tables of 2 to 5 labels with small counts, so that empty rows and columns are common. */
const matrices = fc.integer({ min: 2, max: 5 }).chain((size) =>
  fc
    .array(fc.array(fc.oneof(fc.constant(0), fc.nat(30)), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    })
    .map((rows) => confusionMatrix(rows)),
);
const matrixAndOrder = matrices.chain((matrix) =>
  fc.tuple(
    fc.constant(matrix),
    fc.shuffledSubarray([...Array(matrix.size).keys()], { minLength: matrix.size, maxLength: matrix.size }),
  ),
);

const overall: Record<string, (matrix: ConfusionMatrix) => Statistic> = {
  percentAgreement,
  cohenKappa,
  kappaStandardError,
  kappaMax,
  scottPi,
  gwetAc1,
  brennanPrediger,
  matthewsCorrelation,
  macroF1,
  balancedAccuracy,
  krippendorffAlpha: (matrix) => krippendorffAlphaOfTwo(matrix, 'nominal'),
  stuartMaxwell: (matrix) => stuartMaxwell(matrix).chiSquare,
  bhapkar: (matrix) => bhapkar(matrix).chiSquare,
};
const symmetric = [
  'percentAgreement',
  'cohenKappa',
  'kappaStandardError',
  'kappaMax',
  'scottPi',
  'gwetAc1',
  'brennanPrediger',
  'matthewsCorrelation',
  'macroF1',
  'krippendorffAlpha',
  'stuartMaxwell',
  'bhapkar',
];
const atMostOne = Object.keys(overall).filter((name) => !/Error|stuart|bhapkar/.test(name));

describe.each(Object.entries(overall))('%s', (name, measure) => {
  test('exists as a finite number, or says why not', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const statistic = measure(matrix);
        if (statistic.value === undefined) expectNone(statistic);
        else expect(Number.isFinite(statistic.value)).toBe(true);
      }),
      settings,
    );
  });

  test('has no value without items', () => {
    expectNone(measure(tables.empty), /no items|no unit/);
  });

  test('does not depend on the order in which the labels are declared', () => {
    fc.assert(
      fc.property(matrixAndOrder, ([matrix, order]) => {
        expectSame(measure(relabel(matrix, order)), measure(matrix));
      }),
      settings,
    );
  });

  if (symmetric.includes(name))
    test('is the same whichever rater comes first', () => {
      fc.assert(
        fc.property(matrices, (matrix) => {
          expectSame(measure(transpose(matrix)), measure(matrix));
        }),
        settings,
      );
    });

  if (atMostOne.includes(name))
    test('is at most 1, and 1 when the raters always agree', () => {
      fc.assert(
        fc.property(matrices, (matrix) => {
          const { value } = measure(matrix);
          if (value !== undefined) expect(value).toBeLessThanOrEqual(1 + 1e-12);
          const perfect = diagonalOf(matrix);
          const best = measure(perfect);
          if (best.value !== undefined) expectNear(best.value, 1, 1e-12);
        }),
        settings,
      );
    });

  if (atMostOne.includes(name) && name !== 'krippendorffAlpha')
    test('does not change when every count is multiplied', () => {
      fc.assert(
        fc.property(matrices, fc.integer({ min: 2, max: 1000 }), (matrix, factor) => {
          const scaled = { size: matrix.size, counts: matrix.counts.map((count) => count * factor) };
          expectSame(measure(scaled), measure(matrix));
        }),
        settings,
      );
    });
});

describe('relations between measures', () => {
  test('kappa with identity weights, given as costs, is unweighted kappa', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: 1, max: 9 }), (matrix, price) => {
        const cost = identityCosts(matrix.size, price);
        expectSame(cohenKappa(matrix, { cost }), cohenKappa(matrix));
        expectSame(kappaStandardError(matrix, { cost }), kappaStandardError(matrix));
        expectSame(gwetAc1(matrix, { cost }), gwetAc1(matrix));
      }),
      settings,
    );
  });

  test('for two labels linear, quadratic and unweighted kappa are one', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        fc.pre(matrix.size === 2);
        expectSame(cohenKappa(matrix, 'linear'), cohenKappa(matrix));
        expectSame(cohenKappa(matrix, 'quadratic'), cohenKappa(matrix));
      }),
      settings,
    );
  });

  test("Krippendorff's alpha is Scott's pi + (1 - pi) / (2n)", () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const pi = scottPi(matrix).value;
        const n = total(matrix);
        const alpha = krippendorffAlphaOfTwo(matrix, 'nominal').value;
        if (pi === undefined) expect(alpha).toBeUndefined();
        else expectNear(alpha ?? Number.NaN, pi + (1 - pi) / (2 * n), 1e-12);
      }),
      settings,
    );
  });

  test('with n without end, alpha becomes pi', () => {
    const counts = tables.cohen.counts.map((count) => count * 1e6);
    const pi = scottPi(tables.cohen).value ?? Number.NaN;
    expectValue(krippendorffAlphaOfTwo({ size: 3, counts }, 'nominal'), pi, 1e-8);
  });

  test('kappa lies between pi and kappa max', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const kappa = cohenKappa(matrix).value;
        const pi = scottPi(matrix).value;
        if (kappa === undefined || pi === undefined) return;
        expect(pi).toBeLessThanOrEqual(kappa + 1e-12);
        expect(kappa).toBeLessThanOrEqual((kappaMax(matrix).value ?? Number.NaN) + 1e-12);
      }),
      settings,
    );
  });

  test('for two labels kappa follows from PABAK and the prevalence and bias indices', () => {
    // Byrt, Bishop & Carlin 1993: kappa = (PABAK - PI^2 + BI^2) / (1 - PI^2 + BI^2).
    fc.assert(
      fc.property(matrices, (matrix) => {
        fc.pre(matrix.size === 2 && cohenKappa(matrix).value !== undefined);
        const pabak = brennanPrediger(matrix).value ?? Number.NaN;
        const prevalence = prevalenceIndex(matrix, 0).value ?? Number.NaN;
        const bias = biasIndex(matrix, 0).value ?? Number.NaN;
        const shift = bias ** 2 - prevalence ** 2;
        expectValue(cohenKappa(matrix), (pabak + shift) / (1 + shift));
      }),
      settings,
    );
  });

  test('kappa projected to the prevalence of the gold is kappa', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { tpr, fpr, goldShare } = binaryRates(matrix, 0);
        fc.pre(matrix.size === 2 && tpr.value !== undefined && fpr.value !== undefined);
        const share = goldShare.value ?? Number.NaN;
        expectSame(kappaAtPrevalence(tpr.value ?? 0, fpr.value ?? 0, share), cohenKappa(matrix));
      }),
      settings,
    );
  });

  test('positive agreement is the F1 of the positive label, and bias index is net bias', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const [first] = perLabel(matrix);
        expectSame(positiveAgreement(matrix, 0), first?.f1 ?? { value: undefined, reason: 'missing' });
        expectSame(biasIndex(matrix, 0), netBias(matrix, 0));
      }),
      settings,
    );
  });

  test('net biases of all labels cancel', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        fc.pre(total(matrix) > 0);
        const labels = [...Array(matrix.size).keys()];
        expectNear(
          labels.reduce((sum, label) => sum + (netBias(matrix, label).value ?? Number.NaN), 0),
          0,
          1e-12,
        );
      }),
      settings,
    );
  });

  test('one stratum is no stratification, and a stratum of one label weighs nothing', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        expectSame(stratifiedKappa([matrix]), cohenKappa(matrix));
        const agreedOnly = confusionMatrix(
          identityCosts(matrix.size, 0).map((row, i) => row.map((_, j) => (i === 0 && j === 0 ? 9 : 0))),
        );
        expectSame(stratifiedKappa([matrix, agreedOnly]), cohenKappa(matrix));
      }),
      settings,
    );
  });

  test('a judge that knows only the category has stratified kappa 0 however high the pooled one', () => {
    // Category 1: 90 % positive, judge always yes; category 2: 10 % positive, judge always no.
    const yes = confusionMatrix([
      [90, 0],
      [10, 0],
    ]);
    const no = confusionMatrix([
      [0, 10],
      [0, 90],
    ]);
    expectValue(cohenKappa(pool([yes, no])), 0.8);
    expectValue(stratifiedKappa([yes, no]), 0);
  });

  test('the order of the items does not matter', () => {
    const codes = fc.array(fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -1, max: 2 })));
    fc.assert(
      fc.property(codes, (pairs) => {
        const sorted = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        const count = (list: readonly (readonly [number, number])[]) =>
          tally(
            list.map(([gold]) => gold),
            list.map(([, judge]) => judge),
            3,
          ).counts;
        expect(count(sorted)).toEqual(count(pairs));
        expect(count(pairs).reduce((a, b) => a + b, 0)).toBe(
          pairs.filter(([a, b]) => a >= 0 && b >= 0).length,
        );
      }),
      settings,
    );
  });
});

describe('many raters', () => {
  const rated = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 4 }))
    .chain(([raters, labels]) =>
      fc
        .array(fc.array(fc.integer({ min: -1, max: labels - 1 }), { minLength: raters, maxLength: raters }), {
          maxLength: 15,
        })
        .map((rows) => ({ rows, raters, labels })),
    );
  const measures = {
    fleissKappa,
    fleissKappaWithGaps,
    randolphKappa,
    gwetAc1Many,
    krippendorffAlpha: (table: Parameters<typeof fleissKappa>[0]) => krippendorffAlpha(table, 'nominal'),
  };

  test.each(Object.entries(measures))(
    '%s depends neither on the order of units nor on that of raters',
    (_, measure) => {
      fc.assert(
        fc.property(rated, ({ rows, raters, labels }) => {
          const table = ratings(Int32Array.from(rows.flat()), raters, labels);
          const turned = ratings(
            Int32Array.from(rows.toReversed().flatMap((row) => row.toReversed())),
            raters,
            labels,
          );
          const statistic = measure(table);
          if (statistic.value === undefined) expectNone(statistic);
          else expect(statistic.value).toBeLessThanOrEqual(1 + 1e-12);
          expectSame(measure(turned), statistic);
        }),
        settings,
      );
    },
  );

  test('with two raters without gaps each has its two-rater counterpart', () => {
    const pairs = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pairs, (rows) => {
        const table = ratings(Int32Array.from(rows.flat()), 2, 3);
        const matrix = tally(
          rows.map(([first]) => first),
          rows.map(([, second]) => second),
          3,
        );
        expectSame(fleissKappa(table), scottPi(matrix));
        expectSame(fleissKappaWithGaps(table), scottPi(matrix));
        expectSame(randolphKappa(table), brennanPrediger(matrix));
        expectSame(gwetAc1Many(table, 'quadratic'), gwetAc1(matrix, 'quadratic'));
        expectSame(krippendorffAlpha(table, 'ordinal'), krippendorffAlphaOfTwo(matrix, 'ordinal'));
        expectSame(meanPairwiseKappa(table).mean, cohenKappa(matrix));
      }),
      settings,
    );
  });

  test('a unit with a single rating changes alpha by nothing', () => {
    fc.assert(
      fc.property(rated, ({ rows, raters, labels }) => {
        const lonely = [0, ...new Array<number>(raters - 1).fill(-1)];
        const table = ratings(Int32Array.from(rows.flat()), raters, labels);
        const longer = ratings(Int32Array.from([...rows.flat(), ...lonely]), raters, labels);
        for (const metric of ['nominal', 'ordinal'] as const) {
          expectSame(krippendorffAlpha(longer, metric), krippendorffAlpha(table, metric));
        }
      }),
      settings,
    );
  });
});

function expectSame(actual: Statistic, expected: Statistic): void {
  if (expected.value === undefined) expect(actual.value).toBeUndefined();
  else expectValue(actual, expected.value, 1e-9 * Math.max(1, Math.abs(expected.value)));
}

function total(matrix: ConfusionMatrix): number {
  return matrix.counts.reduce((sum, count) => sum + count, 0);
}

function transpose({ size, counts }: ConfusionMatrix): ConfusionMatrix {
  return {
    size,
    counts: counts.map((_, cell) => counts[(cell % size) * size + Math.floor(cell / size)] ?? 0),
  };
}

function relabel({ size, counts }: ConfusionMatrix, order: readonly number[]): ConfusionMatrix {
  const at = (label: number): number => order[label] ?? 0;
  return {
    size,
    counts: counts.map((_, cell) => counts[at(Math.floor(cell / size)) * size + at(cell % size)] ?? 0),
  };
}

function diagonalOf({ size, counts }: ConfusionMatrix): ConfusionMatrix {
  return { size, counts: counts.map((count, cell) => (Math.floor(cell / size) === cell % size ? count : 0)) };
}

function identityCosts(size: number, price: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? 0 : price)),
  );
}
