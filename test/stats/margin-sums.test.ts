import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  balancedAccuracy,
  balancedAccuracyOfMargins,
  cohenKappa,
  cohenKappaOfSums,
  disagreementCosts,
  gwetAc1,
  gwetAc1OfMargins,
  macroF1,
  macroF1OfMargins,
  marginals,
  marginsOfSums,
  matthewsCorrelation,
  matthewsOfMargins,
} from '../../src/stats/index.ts';
import { chanceProduct, type Weights } from '../../src/stats/table/weights.ts';

const table = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    counts: fc
      .array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: size * size, maxLength: size * size })
      .map((counts) => Float64Array.from(counts)),
  }),
);
const named = fc.constantFrom<Weights>('none', 'linear', 'quadratic', 'ordinal');
const OPTIONS = { seed: 12, numRuns: 300 };

/** The vector by its definition, cell by cell. */
function sumsOf(size: number, counts: Float64Array, weights: Weights): Float64Array {
  const costs = disagreementCosts(weights, size);
  const sums = new Float64Array(3 * size + 1);
  const add = (at: number, value: number) => {
    sums[at] = (sums[at] ?? 0) + value;
  };
  counts.forEach((count, cell) => {
    const gold = Math.floor(cell / size);
    const judge = cell % size;
    add(0, count * (costs[cell] ?? 0));
    if (gold === judge) add(1 + gold, count);
    add(1 + size + gold, count);
    add(1 + 2 * size + judge, count);
  });
  return sums;
}

describe('a table as its margins, its diagonal and the cost of its disagreements', () => {
  test('reads two vectors in turn, each as its own', () => {
    const [one, other] = [Float64Array.of(3, 4, 5, 6, 6, 7, 5), Float64Array.of(1, 2, 0, 2, 1, 3, 0)];
    const read = marginsOfSums(2);
    expect([...read(one).gold, ...read(one).diagonal, ...read(one).judge]).toEqual([6, 6, 4, 5, 7, 5]);
    expect([...read(other).gold, ...read(other).diagonal, ...read(other).judge]).toEqual([2, 1, 2, 0, 3, 0]);
    expect([...read(one).gold]).toEqual([6, 6]);
  });

  test('reads back as the margins of the table, also when one vector is written over', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), (tables) => {
        for (const { size, counts } of tables) {
          const read = marginsOfSums(size);
          const sums = new Float64Array(3 * size + 1);
          expect(read(sums).n).toBe(0);
          sums.set(sumsOf(size, counts, 'none'));
          expect(read(sums)).toEqual(marginals({ size, counts }));
        }
      }),
      OPTIONS,
    );
  });

  test('gives the kappa of the table, under any weights', () => {
    const costly = table.chain((own) => fc.record({ own: fc.constant(own), weights: named }));
    fc.assert(
      fc.property(costly, ({ own: { size, counts }, weights }) => {
        const kappa = cohenKappaOfSums(size, weights)(sumsOf(size, counts, weights));
        expect(kappa).toBe(cohenKappa({ size, counts }, weights).value);
      }),
      OPTIONS,
    );
    const cost = [
      [0, 1, 5],
      [2, 0, 1],
      [3, 1, 0],
    ];
    const counts = Float64Array.of(4, 1, 0, 2, 5, 1, 0, 1, 6);
    expect(cohenKappaOfSums(3, { cost })(sumsOf(3, counts, { cost }))).toBe(
      cohenKappa({ size: 3, counts }, { cost }).value,
    );
  });

  test('gives the same MCC, AC1, balanced accuracy and macro F1, or the same reason', () => {
    fc.assert(
      fc.property(table, ({ size, counts }) => {
        const margins = marginsOfSums(size)(sumsOf(size, counts, 'none'));
        const matrix = { size, counts };
        expect(matthewsOfMargins(margins)).toEqual(matthewsCorrelation(matrix));
        expect(balancedAccuracyOfMargins(margins)).toEqual(balancedAccuracy(matrix));
        expect(macroF1OfMargins(margins)).toEqual(macroF1(matrix));
        const ac1 = gwetAc1(matrix);
        const own = gwetAc1OfMargins(margins);
        if (ac1.value === undefined) expect(own).toEqual(ac1);
        else expect(own.value).toBeCloseTo(ac1.value, 12);
      }),
      OPTIONS,
    );
  });
});

test('what chance costs, label by label, is the sum over all pairs of labels', () => {
  fc.assert(
    fc.property(table, named, ({ size, counts }, weights) => {
      const { gold, judge } = marginals({ size, counts });
      let expected = 0;
      disagreementCosts(weights, size).forEach((cost, cell) => {
        expected += cost * (gold[Math.floor(cell / size)] ?? 0) * (judge[cell % size] ?? 0);
      });
      expect(chanceProduct(weights, size)(gold, 0, judge, 0)).toBe(expected);
    }),
    OPTIONS,
  );
});
