import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  bhapkar,
  biasIndex,
  cohenKappa,
  confusionMatrix,
  gwetAc1OfMargins,
  gwetAc1StandardError,
  marginals,
  mcnemar,
  negativeAgreement,
  positiveAgreement,
  prevalenceIndex,
  stuartMaxwell,
} from '../../src/stats/index.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { blockSchema, expectBlock } from './block.ts';
import { expectNone, expectValue } from './expectations.ts';

// oracles.json: classic published tables, computed with scikit-learn, statsmodels and R (irr, irrCAC, vcd).
const entrySchema = z.object({ values: blockSchema, weighted_kappa_custom: z.number().optional() });

describeWithShared('classic published tables', () => {
  const all: Record<string, unknown> = JSON.parse(
    readFileSync(sharedPath('oracles', 'oracles.json'), 'utf8'),
  );
  const entries = Object.entries(all).flatMap(([name, entry]) => {
    const parsed = entrySchema.safeParse(entry);
    return parsed.success ? [{ name, ...parsed.data }] : [];
  });

  test('all thirteen are read', () => {
    expect(entries).toHaveLength(13);
  });

  test.each(entries)('$name gives every figure of the oracle', ({ values }) => {
    expectBlock(values);
  });

  test('weighted kappa with the costs of Cohen 1968', () => {
    const cohen = entries.find(({ name }) => name === 'cohen_1960_and_1968');
    const cost = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    const matrix = confusionMatrix(cohen?.values.confusion_gold_rows_judge_cols ?? []);
    expectValue(cohenKappa(matrix, { cost }), cohen?.weighted_kappa_custom ?? Number.NaN);
  });

  // oracles/README.md, table "Weighted kappa", six digits (R psych, vcd).
  test.each([
    ['agresti_pathologists_118', 0.64881, 0.783822, 29.044711, 38.528074],
    ['landis_koch_MS_winnipeg_149', 0.379731, 0.524576, 41.99118, 58.46888],
    ['landis_koch_MS_new_orleans_69', 0.477273, 0.625581, 9.145436, 10.542807],
    ['stuart_1955_vision_7477', 0.65238, 0.702334, 11.95657, 11.97572],
  ])('%s: weighted kappas and tests of the margins', (name, linear, quadratic, stuart, bhapkarValue) => {
    const rows = entries.find((entry) => entry.name === name)?.values.confusion_gold_rows_judge_cols ?? [];
    const matrix = confusionMatrix(rows);
    expectValue(cohenKappa(matrix, 'linear'), linear, 5e-7);
    expectValue(cohenKappa(matrix, 'quadratic'), quadratic, 5e-7);
    expectValue(stuartMaxwell(matrix).chiSquare, stuart, 5e-7);
    expectValue(bhapkar(matrix).chiSquare, bhapkarValue, 5e-7);
  });

  // oracles/README.md, "Paradox tables, extra".
  test.each([
    ['feinstein_cicchetti_1990_balanced', -0.05, -0.03, 0.842105, 0.857143],
    ['feinstein_cicchetti_1990_high_prevalence', 0.75, -0.05, 0.914286, 0.4],
    ['feinstein_cicchetti_1990_symmetric', 0.3, 0.1, 0.692308, 0.428571],
    ['feinstein_cicchetti_1990_asymmetric', -0.1, -0.3, 0.555556, 0.636364],
    ['gwet_paradox_125', 0.944, -0.024, 0.971193, 0],
  ])('%s: indices and specific agreement', (name, prevalence, bias, positive, negative) => {
    const rows = entries.find((entry) => entry.name === name)?.values.confusion_gold_rows_judge_cols ?? [];
    const matrix = confusionMatrix(rows);
    expectValue(prevalenceIndex(matrix, 0), prevalence);
    expectValue(biasIndex(matrix, 0), bias);
    expectValue(positiveAgreement(matrix, 0), positive, 5e-7);
    expectValue(negativeAgreement(matrix, 0), negative, 5e-7);
  });
});

test('a measure of one positive label has no value where neither rater gives it', () => {
  const onlyNegative = confusionMatrix([
    [0, 0],
    [0, 7],
  ]);
  expectNone(positiveAgreement(onlyNegative, 0));
  expectValue(negativeAgreement(onlyNegative, 0), 1);
});

test('McNemar on the judge who only ever errs one way', () => {
  // binomial(7, 1/2): exact 2 * 8 / 128, mid-p 0.125 - 7/128; published in statistics.md section 8.
  expectValue(mcnemar(6, 1).exactPValue, 0.125);
  expectValue(mcnemar(6, 1).midPValue, 0.0703125);
});

test("the standard error of Gwet's AC1 does not exist where AC1 does not", () => {
  expectNone(gwetAc1StandardError(confusionMatrix([[0]])), 'no items');
  expectNone(gwetAc1StandardError(confusionMatrix([[7]])), 'only one label is declared');
  expectNone(gwetAc1OfMargins(marginals(confusionMatrix([[7]]))), 'only one label is declared');
});

test.each([-1, 0.5, 2, Number.NaN])('%d is not the code of a positive label', (positive) => {
  const matrix = confusionMatrix([
    [1, 2],
    [3, 4],
  ]);
  expect(() => biasIndex(matrix, positive)).toThrow(
    `positive label ${positive} is not one of the codes 0 to 1`,
  );
});
