import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantiles } from '../../../src/stats/intervals/quantiles.ts';

test('quantiles are those of the sorted values, with ties, at the ends, of few and of many', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const value = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const lists = fc.oneof(
    fc.array(value, { minLength: 1, maxLength: 40 }),
    // Above 600 values the library picks its pivot from a sample.
    fc.array(value, { minLength: 601, maxLength: 1500 }),
  );
  fc.assert(
    fc.property(lists, fc.array(share, { maxLength: 6 }), (list, shares) => {
      const sorted = Float64Array.from(list).sort();
      const expected = shares.map((own) => bySorting(sorted, own));
      const values = Float64Array.from(list);
      expect(quantiles(values, shares)).toEqual(expected);
      // Rearranged, nothing lost.
      expect(values.sort()).toEqual(sorted);
    }),
  );
});

function bySorting(sorted: Float64Array, share: number): number {
  const position = Math.min(Math.max(share * (sorted.length + 1), 1), sorted.length);
  const before = Math.floor(position);
  const low = sorted[before - 1] ?? Number.NaN;
  const high = sorted[Math.min(before, sorted.length - 1)] ?? Number.NaN;
  return low + (position - before) * (high - low);
}
