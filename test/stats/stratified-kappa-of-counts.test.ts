import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cohenKappa,
  cohenKappaOfCounts,
  stratifiedKappa,
  stratifiedKappaOfCounts,
  type Weights,
} from '../../src/stats/index.ts';

const SIZE = 3;
const table = fc.array(fc.nat(20), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE });
const weights = fc.constantFrom<Weights>('none', 'linear', 'quadratic');

test('stratified kappa of a vector of counts is that of its tables', () => {
  fc.assert(
    fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), weights, (tables, scheme) => {
      const matrices = tables.map((counts) => ({ size: SIZE, counts: Float64Array.from(counts) }));
      const quick = stratifiedKappaOfCounts(SIZE, tables.length, scheme);
      const vector = Float64Array.from(tables.flat());
      expect(quick(vector)).toBe(stratifiedKappa(matrices, scheme).value);
      expect(quick(vector)).toBe(quick(vector));
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('with one stratum it is kappa', () => {
  fc.assert(
    fc.property(table, weights, (counts, scheme) => {
      const vector = Float64Array.from(counts);
      const quick = stratifiedKappaOfCounts(SIZE, 1, scheme)(vector);
      const kappa = cohenKappa({ size: SIZE, counts: vector }, scheme).value;
      expect(cohenKappaOfCounts(SIZE, scheme)(vector)).toBe(kappa);
      if (kappa === undefined) expect(quick).toBeUndefined();
      else expect(quick).toBeCloseTo(kappa, 12);
    }),
    { seed: 6, numRuns: 200 },
  );
});

test('a stratum without items changes nothing; without any chance of disagreement there is none', () => {
  const own = [20, 5, 10, 15];
  const table = { size: 2, counts: Float64Array.from(own) };
  const empty = { size: 2, counts: new Float64Array(4) };
  expect(stratifiedKappa([empty, table, empty])).toEqual(stratifiedKappa([table]));
  // One stratum is Cohen's kappa: observed .7, expected .5.
  expect(stratifiedKappa([empty, table]).value).toBeCloseTo(0.4, 12);
  const ofCounts = stratifiedKappaOfCounts(2, 2);
  expect(ofCounts(Float64Array.of(0, 0, 0, 0, ...own))).toBeCloseTo(0.4, 12);
  expect(ofCounts(Float64Array.of(0, 0, 0, 0, 7, 0, 0, 0))).toBeUndefined();
});
