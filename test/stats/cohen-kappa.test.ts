import { describe, expect, test } from 'vitest';
import {
  cohenKappa,
  cohenKappaOfCounts,
  confusionMatrix,
  gwetAc1,
  gwetAc1StandardError,
  kappaAtPrevalence,
  kappaMax,
  kappaStandardError,
  matthewsCorrelation,
  stratifiedKappa,
} from '../../src/stats/index.ts';
import { expectNear, expectNone, expectValue } from './expectations.ts';
import { tables } from './tables.ts';

describe('weighted kappa and its standard error', () => {
  // statistics.md section 1, checked there with R irrCAC and vcd; printed to six digits.
  test.each([
    ['none', 0.595389, 0.007287],
    ['quadratic', 0.702334, 0.008382],
    ['linear', 0.65238, 0.007075],
  ] as const)('Stuart vision, weights %s', (weights, kappa, error) => {
    expectValue(cohenKappa(tables.vision, weights), kappa, 5e-7);
    expectValue(kappaStandardError(tables.vision, weights), error, 5e-7);
  });

  test('abstractors: kappa, its error and that of AC1', () => {
    expectValue(cohenKappa(tables.abstractors), 0.7964094, 5e-8);
    expectValue(kappaStandardError(tables.abstractors), 0.05891072, 5e-9);
    expectValue(gwetAc1(tables.abstractors), 0.8493305, 5e-8);
    expectValue(gwetAc1StandardError(tables.abstractors), 0.04321747, 5e-9);
  });

  test('the two tables of statistics.md sections 1 and 5', () => {
    const small = confusionMatrix([
      [20, 5],
      [10, 15],
    ]);
    expectValue(cohenKappa(small), 0.4);
    expectValue(kappaStandardError(small), 0.127, 5e-6);
    // 78 of 80 positives and 30 of 40 negatives.
    const demo = confusionMatrix([
      [78, 2],
      [10, 30],
    ]);
    expectValue(cohenKappa(demo), 0.763158, 5e-7);
  });

  test('the costs of Cohen 1968 give .348', () => {
    const cost = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    // oracles/README.md: 0.347826 = 1 - 0.9 / 1.38
    expectValue(cohenKappa(tables.cohen, { cost }), 1 - 0.9 / 1.38);
  });

  test('the distance runs over the declared scale, not over the labels used', () => {
    // Labels 0 and 2 only: on a scale of three, a disagreement costs 2, everywhere the same, so kappa is unweighted.
    const gap = confusionMatrix([
      [20, 0, 5],
      [0, 0, 0],
      [10, 0, 15],
    ]);
    expectValue(cohenKappa(gap, 'quadratic'), 0.4);
    // With AC2 the unused middle label matters: T_w is that of the full scale.
    expect(gwetAc1(gap, 'linear').value).not.toBeCloseTo(
      gwetAc1(
        confusionMatrix([
          [20, 5],
          [10, 15],
        ]),
      ).value ?? 0,
      3,
    );
  });

  test.each([
    [
      [
        [0, 1],
        [1, 0],
        [0, 0],
      ],
      /3 x 3/,
    ],
    [
      [
        [0, 1],
        [-1, 0],
      ],
      /cost -1 in row 1, column 0/,
    ],
    [
      [
        [1, 1],
        [1, 0],
      ],
      /agreement costs 0/,
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      /0 everywhere/,
    ],
  ])('refuses costs %j', (cost, message) => {
    const size = cost.length;
    const matrix = confusionMatrix(Array.from({ length: size }, () => new Array<number>(size).fill(1)));
    expect(() => cohenKappa(matrix, { cost })).toThrow(message);
  });
});

describe('where kappa does not exist', () => {
  test.each([cohenKappa, kappaStandardError, kappaMax, matthewsCorrelation])(
    'one label only: %o',
    (measure) => {
      expectNone(measure(tables.oneLabel), /one and the same label/);
      expectNone(measure(tables.empty), /no items/);
    },
  );

  test('AC1 is 1 there, as soon as two labels are declared', () => {
    expectValue(gwetAc1(tables.oneLabel), 1);
    expectNone(gwetAc1(confusionMatrix([[9]])), /only one label is declared/);
  });

  test('no rounding of weighted counts turns 0/0 into a number', () => {
    const weighted = confusionMatrix([
      [0.1 + 0.2, 0],
      [0, 0],
    ]);
    expectNone(cohenKappa(weighted));
    expectNone(kappaMax(weighted));
  });

  test('a constant judge has kappa 0 and error 0, not none', () => {
    const constant = confusionMatrix([
      [0, 5],
      [0, 95],
    ]);
    expectValue(cohenKappa(constant), 0);
    expectValue(kappaStandardError(constant), 0);
    // scikit-learn 1.2.1: matthews_corrcoef of a constant prediction is 0.0
    expectValue(matthewsCorrelation(constant), 0);
  });
});

test('the table may stand anywhere in a longer vector', () => {
  const vector = Float64Array.of(9, 9, 20, 5, 10, 15, 9);
  expectNear(cohenKappaOfCounts(2, 'none', 2)(vector) ?? Number.NaN, 0.4);
});

test('kappa and error of a large table keep their digits', () => {
  const counts = tables.abstractors.counts.map((count) => count * 1e6);
  expectValue(cohenKappa({ size: 3, counts }), cohenKappa(tables.abstractors).value ?? Number.NaN, 1e-14);
  // n a million times larger: the error is a thousand times smaller
  expectValue(kappaStandardError({ size: 3, counts }), 0.0589107183 / 1000, 1e-13);
});

describe('stratified kappa', () => {
  test('follows its formula', () => {
    // numpy: sum n_k (po_k - pe_k) / sum n_k (1 - pe_k)
    const strata = [
      confusionMatrix([
        [20, 5],
        [10, 15],
      ]),
      tables.highPrevalence,
    ];
    expectValue(stratifiedKappa(strata), 0.3617021276595743);
    expectValue(stratifiedKappa([tables.cohen, tables.abstractors]), 0.5872812881474161);
  });

  test('has none without items or without a chance to disagree', () => {
    expectNone(stratifiedKappa([]), /no items/);
    expectNone(stratifiedKappa([tables.empty]), /no items/);
    expectNone(stratifiedKappa([tables.oneLabel, tables.oneLabel]), /within every stratum/);
  });
});

describe('kappa at another prevalence', () => {
  // statistics.md section 0, rule 5, two digits; and the true kappa .733 of TPR .85, FPR .10 at .30.
  test.each([
    [0.95, 0.1, 0.5, 0.85],
    [0.8, 0.02, 0.5, 0.78],
    [0.95, 0.1, 0.051, 0.46],
    [0.8, 0.02, 0.051, 0.72],
    [0.85, 0.1, 0.3, 0.733],
  ])('TPR %f, FPR %f at %f', (tpr, fpr, prevalence, kappa) => {
    expectValue(kappaAtPrevalence(tpr, fpr, prevalence), kappa, 0.005);
  });

  test('follows from the table it describes', () => {
    // 1000 items at 20 %: TP 160, FN 40, FP 80, TN 720: po .88, pe .24*.2 + .76*.8 = .656, kappa .224/.344
    expectValue(kappaAtPrevalence(0.8, 0.1, 0.2), 0.224 / 0.344);
  });

  test('without positives it is 0 for a judge that errs and has none for one that does not', () => {
    expectValue(kappaAtPrevalence(0.9, 0.1, 0), 0);
    expectNone(kappaAtPrevalence(0.9, 0, 0), /one and the same label/);
    expect(() => kappaAtPrevalence(0.9, 0.1, 1.2)).toThrow(/1.2 is not a share/);
  });
});
