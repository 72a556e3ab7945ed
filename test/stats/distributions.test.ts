import { expect, test } from 'vitest';
import {
  betaQuantile,
  binomialCdf,
  chiSquareTail,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from '../../src/stats/index.ts';

// Expected values: scipy 1.17.1 (norm, t, beta, binom, chi2.sf).
test.each([
  ['normal quantile', normalQuantile(0.975), 1.959963984540054],
  ['normal quantile, far tail', normalQuantile(1e-6), -4.753424308822899],
  ['normal cdf', normalCdf(1.96), 0.9750021048517795],
  ['normal cdf, far tail', normalCdf(-8), 6.22096057427174e-16],
  ['t quantile', tQuantile(0.975, 7), 2.364624251592784],
  ['t cdf, fractional df', tCdf(-3.2, 4.5), 0.013922339715871432],
  ['beta quantile', betaQuantile(0.025, 3, 5), 0.09898827844250786],
  ['beta quantile, skewed', betaQuantile(0.025, 0.5, 30.5), 1.6231861223464347e-5],
  ['binomial cdf', binomialCdf(3, 20, 0.1), 0.8670466765656649],
  ['binomial cdf, where jstat is off by 27 %', binomialCdf(400, 1000, 0.5), 1.3642320780329735e-10],
  ['chi-square tail', chiSquareTail(11.9565696, 3), 0.007533425135111638],
  ['chi-square tail, body', chiSquareTail(0.5, 4), 0.9735009788392561],
  ['chi-square tail, just past the seam', chiSquareTail(17.3559, 1), 3.099345957885489e-5],
  ['chi-square tail, far, df 1', chiSquareTail(200, 1), 2.0884875837625688e-45],
  ['chi-square tail, far, df 2', chiSquareTail(100, 2), 1.9287498479639183e-22],
  ['chi-square tail, far, df 5', chiSquareTail(200, 5), 2.8406228986415534e-41],
  ['chi-square tail, far, df 6', chiSquareTail(200, 6), 1.8976107553682236e-40],
  ['chi-square tail, far, df 7', chiSquareTail(50, 7), 1.4444852774215396e-8],
])('%s to a relative 1e-9', (_, actual, expected) => {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);
});

test('above a chi-square of 0 lies all', () => {
  expect(chiSquareTail(0, 3)).toBe(1);
});

test('the two forms of the chi-square tail meet where one takes over', () => {
  // 10.827566170662733 = chi2.isf(.001, 1); 16.26623619623813 = chi2.isf(.001, 3)
  for (const [x, df] of [
    [10.827566170662733, 1],
    [16.26623619623813, 3],
  ] as const) {
    for (const beside of [x - 1e-9, x + 1e-9])
      expect(Math.abs(chiSquareTail(beside, df) - 0.001)).toBeLessThan(1e-11);
  }
});

test('what is no number is an error, never NaN', () => {
  expect(() => normalQuantile(1)).toThrow(/normal quantile of 1/);
  expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
  expect(() => tQuantile(0.5, 0)).toThrow(RangeError);
  expect(() => tCdf(1, -1)).toThrow(RangeError);
  expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
  expect(() => binomialCdf(1, 2, 2)).toThrow(RangeError);
  expect(() => chiSquareTail(1, 0)).toThrow(/0 degrees of freedom/);
  expect(() => chiSquareTail(-1, 1)).toThrow(/above -1/);
});
