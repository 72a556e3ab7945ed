import { describe, expect, test } from 'vitest';
import { bhapkar, confusionMatrix, mcnemar, stuartMaxwell } from '../../src/stats/index.ts';
import { expectNone, expectValue } from './expectations.ts';
import { tables } from './tables.ts';

describe('McNemar', () => {
  test('Agresti, 150 against 86', () => {
    // statistics.md section 8 and oracles/README.md (R mcnemar.test, exact2x2)
    const result = mcnemar(150, 86);
    expectValue(result.chiSquare, 17.355932, 5e-7);
    expectValue(result.pValue, 3.099e-5, 5e-9);
    expectValue(result.correctedChiSquare, 16.817797, 5e-7);
    expectValue(result.correctedPValue, 4.11456e-5, 5e-11);
    expectValue(result.exactPValue, 3.71593614e-5, 5e-14);
    expectValue(result.midPValue, 2.893e-5, 5e-9);
  });

  test('is the same whichever comes first', () => {
    expect(mcnemar(3, 11)).toEqual(mcnemar(11, 3));
  });

  test('equal counts', () => {
    const { chiSquare, pValue, correctedChiSquare, exactPValue, midPValue } = mcnemar(5, 5);
    expectValue(chiSquare, 0);
    expectValue(pValue, 1);
    expectValue(correctedChiSquare, 0.1); // statsmodels: (|5 - 5| - 1)^2 / 10
    expectValue(exactPValue, 1);
    expectValue(midPValue, 1 - 252 / 1024); // 1 - P(X = 5 of 10)
  });

  test('nothing to compare', () => {
    const { chiSquare, pValue, exactPValue, midPValue } = mcnemar(0, 0);
    expectNone(chiSquare, /differ on no item/);
    expectNone(pValue);
    expectValue(exactPValue, 1);
    expectValue(midPValue, 1);
  });

  test('one direction only', () => {
    expectValue(mcnemar(0, 5).exactPValue, 2 / 32);
    expectValue(mcnemar(0, 5).midPValue, 1 / 32);
  });

  test('weighted counts have no exact form', () => {
    expectNone(mcnemar(1.5, 2).exactPValue, /whole counts/);
    expectValue(mcnemar(1.5, 2).chiSquare, 0.25 / 3.5);
    // The smaller is whole but not their sum, and the other way round.
    expectNone(mcnemar(2, 3.5).midPValue, /whole counts/);
    expectNone(mcnemar(1.5, 1.5).exactPValue, /whole counts/);
    expect(() => mcnemar(-1, 2)).toThrow(/-1 is not a count/);
    expect(() => mcnemar(2, Number.NaN)).toThrow(/NaN is not a count/);
    expect(() => mcnemar(2, Number.POSITIVE_INFINITY)).toThrow(/Infinity is not a count/);
  });
});

describe('Stuart-Maxwell and Bhapkar', () => {
  test('the 3 x 3 example', () => {
    // statistics.md section 8 (R): 13.7647, df 2, p .0010257; Bhapkar 15.4233, p .00044759
    const matrix = confusionMatrix([
      [20, 10, 5],
      [3, 30, 15],
      [0, 5, 40],
    ]);
    expectValue(stuartMaxwell(matrix).chiSquare, 13.76470588235294); // numpy, by matrix inversion
    expectValue(stuartMaxwell(matrix).pValue, 0.0010257, 5e-8);
    expectValue(bhapkar(matrix).chiSquare, 15.42327497425335); // numpy, by inversion of its own covariance
    expectValue(bhapkar(matrix).pValue, 0.00044759, 5e-9);
    expect(stuartMaxwell(matrix).df).toBe(2);
  });

  test('vision', () => {
    expectValue(stuartMaxwell(tables.vision).chiSquare, 11.9565696, 5e-8);
    expectValue(stuartMaxwell(tables.vision).pValue, 0.0075334, 5e-8);
    expectValue(bhapkar(tables.vision).chiSquare, 11.97572, 5e-7);
    expectValue(bhapkar(tables.vision).pValue, 0.0074668, 5e-8);
  });

  test('for two labels it is McNemar without correction', () => {
    const matrix = confusionMatrix([
      [794, 150],
      [86, 570],
    ]);
    expectValue(stuartMaxwell(matrix).chiSquare, mcnemar(150, 86).chiSquare.value ?? Number.NaN);
    expect(stuartMaxwell(matrix).df).toBe(1);
  });

  test('a label never disagreed on is dropped with its degree of freedom', () => {
    // oracles/README.md: McNemar on 7 and 4, (7 - 4)^2 / 11
    const result = stuartMaxwell(tables.abstractors);
    expectValue(result.chiSquare, 9 / 11);
    expect(result.df).toBe(1);
  });

  test('labels in two groups never taken for each other are two tests in one', () => {
    // (6 - 2)^2 / 8 + (1 - 7)^2 / 8 = 6.5; Bhapkar with the pseudo-inverse in numpy
    const matrix = confusionMatrix([
      [10, 6, 0, 0],
      [2, 8, 0, 0],
      [0, 0, 9, 1],
      [0, 0, 7, 12],
    ]);
    expectValue(stuartMaxwell(matrix).chiSquare, 6.5);
    expect(stuartMaxwell(matrix).df).toBe(2);
    expectValue(bhapkar(matrix).chiSquare, 7.37113402061856);
  });

  test('does not exist where nothing is disagreed on; Bhapkar not where everything is, one way', () => {
    const perfect = confusionMatrix([
      [5, 0],
      [0, 5],
    ]);
    expectNone(stuartMaxwell(perfect).chiSquare, /differ on no item/);
    expectNone(bhapkar(perfect).pValue, /differ on no item/);
    expect(stuartMaxwell(perfect).df).toBe(0);
    expectNone(stuartMaxwell(confusionMatrix([[0, 0], [0, 0]])).chiSquare, /no items/); // biome-ignore format: a table
    const oneWay = confusionMatrix([
      [0, 9],
      [0, 0],
    ]);
    expectValue(stuartMaxwell(oneWay).chiSquare, 9);
    expectNone(bhapkar(oneWay).chiSquare, /unbounded/);
  });
});
