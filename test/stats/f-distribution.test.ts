import { expect, test } from 'vitest';
import { fQuantile, fTail, tCdf, tQuantile } from '../../src/stats/index.ts';
import { expectNear } from './expectations.ts';

// Expected values: scipy 1.10.1 (f.ppf, f.sf).
test.each([
  ['upper', fQuantile(0.975, 5, 15), 3.5764153492790607],
  ['lower', fQuantile(0.025, 5, 15), 0.15557596307848703],
  ['fractional degrees of freedom', fQuantile(0.95, 2.5, 7.25), 4.432607520307703],
])('F quantile: %s', (_, actual, expected) => {
  expectNear(actual, expected, 1e-9);
});

test('F tail', () => {
  expectNear(fTail(3.5764154, 5, 15), 0.024999998747233052, 1e-12);
  expectNear(fTail(1e6, 3, 40) / 1.6204514666869426e-97, 1, 1e-10);
  expect(fTail(0, 3, 40)).toBe(1);
});

test('with one degree of freedom above it is the square of t', () => {
  expectNear(fQuantile(0.95, 1, 9), tQuantile(0.975, 9) ** 2, 1e-10);
  expectNear(fTail(2.3 ** 2, 1, 9), 2 * tCdf(-2.3, 9), 1e-12);
});

test.each([2 ** -20, 1 - 2 ** -20])(
  'with one degree of freedom above and below it keeps its digits at %d',
  (p) => {
    // The square of Cauchy's distribution: tan(pi p / 2) squared, and from the other end of the quarter circle above 1/2.
    const expected = p < 0.5 ? Math.tan((Math.PI * p) / 2) ** 2 : Math.tan((Math.PI * (1 - p)) / 2) ** -2;
    expectNear(fQuantile(p, 1, 1) / expected, 1, 1e-9);
  },
);

test('what is no number is an error, never NaN', () => {
  expect(() => fTail(-1, 1, 1)).toThrow(/above -1 with 1 and 1/);
  expect(() => fTail(1, 0, 1)).toThrow(/with 0 and 1/);
  expect(() => fTail(1, 1, 0)).toThrow(/with 1 and 0/);
  expect(() => fQuantile(1, 1, 1)).toThrow(/F quantile of 1/);
});
