import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg, benjaminiYekutieli, holm } from '../../src/stats/index.ts';

// Benjamini & Hochberg 1995, fifteen p-values; counts of rejections at .05 from statistics.md section 10.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];
const rejected = (adjusted: readonly number[]): number => adjusted.filter((p) => p <= 0.05).length;

test('the fifteen p-values of 1995: BH rejects 4, BY 3, Holm 3', () => {
  expect(rejected(benjaminiHochberg(published))).toBe(4);
  expect(rejected(benjaminiYekutieli(published))).toBe(3);
  expect(rejected(holm(published))).toBe(3);
});

test('BH and BY differ on the alternative annotator example', () => {
  // statistics.md section 4: BH rejects 2 of 3, BY none
  const pValues = [0.019182, 0.026003, 0.314542];
  expect(rejected(benjaminiHochberg(pValues))).toBe(2);
  expect(rejected(benjaminiYekutieli(pValues))).toBe(0);
});

test('adjusted values by hand', () => {
  // Holm: 3 x .01, 2 x .03, max(.06, .04); BH: 3 x .01 / 1, 3 x .04 / 3, min(3 x .03 / 2, .04)
  expect(holm([0.01, 0.04, 0.03]).map((p) => p.toFixed(12))).toEqual([
    '0.030000000000',
    '0.060000000000',
    '0.060000000000',
  ]);
  expect(benjaminiHochberg([0.01, 0.04, 0.03]).map((p) => p.toFixed(12))).toEqual([
    '0.030000000000',
    '0.040000000000',
    '0.040000000000',
  ]);
  expect(holm([])).toEqual([]);
  // BY: BH times 1 + 1/2 + 1/3, at most 1.
  expect(benjaminiYekutieli([0.01, 0.04, 0.03, 0.9]).map((p) => p.toFixed(12))).toEqual([
    ((0.01 * 4 * 25) / 12).toFixed(12),
    ((0.04 * 4 * 25) / 12 / 3).toFixed(12),
    ((0.04 * 4 * 25) / 12 / 3).toFixed(12),
    '1.000000000000',
  ]);
  expect(holm([0, 1, 0.6])).toEqual([0, 1, 1]);
});

test('never below the raw value, never above 1, in the same order, Holm and BY at least BH', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
      const bh = benjaminiHochberg(pValues);
      for (const adjusted of [holm(pValues), bh, benjaminiYekutieli(pValues)]) {
        adjusted.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual((pValues[i] ?? 0) * (1 - 1e-12));
          expect(p).toBeLessThanOrEqual(1);
          expect(p).toBeGreaterThanOrEqual((bh[i] ?? 0) * (1 - 1e-12));
          pValues.forEach((other, j) => {
            if (other < (pValues[i] ?? 0)) expect(adjusted[j]).toBeLessThanOrEqual(p);
          });
        });
      }
    }),
    { seed: 7 },
  );
});

test.each([holm, benjaminiHochberg, benjaminiYekutieli])('refuses what is no p-value', (adjust) => {
  expect(() => adjust([0.1, 1.1])).toThrow(/1.1 is not a p-value/);
  expect(() => adjust([-0.1])).toThrow(/-0.1 is not a p-value/);
  expect(() => adjust([Number.NaN])).toThrow(/NaN is not a p-value/);
});
