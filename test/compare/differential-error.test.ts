import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { criterion, study } from './study.ts';

// Per category 10 gold yes and 10 gold no. FPR: x 1/10, y 4/10. FNR: x 3/10, y 0. Category z has 4 of each: withheld.
const cells: readonly (readonly [category: string, gold: string, said: string, times: number])[] = [
  ['x', 'yes', 'yes', 7],
  ['x', 'yes', 'no', 3],
  ['x', 'no', 'no', 9],
  ['x', 'no', 'yes', 1],
  ['y', 'yes', 'yes', 10],
  ['y', 'no', 'no', 6],
  ['y', 'no', 'yes', 4],
  ['z', 'yes', 'no', 4],
  ['z', 'no', 'yes', 4],
];

test('FPR and FNR are compared across the values that show them', () => {
  const rows = cells.flatMap(([category, gold, said, times]) =>
    Array.from({ length: times }, () => ({ category, gold, said })),
  );
  const key = (index: number) => `i${String(index).padStart(2, '0')}`;
  const comparison = compare(
    study({
      criterion: criterion('binary', ['yes', 'no'], { positive: 0 }),
      items: rows.map(({ category }, index) => ({ key: key(index), facets: { category } })),
      annotations: rows.map(({ gold }, index) => ({ item: key(index), annotator: 'ann', label: gold })),
      readings: rows.map(({ said }, index) => ({ item: key(index), judge: 'j', said })),
      facets: ['category'],
    }),
  );
  const breakdown = comparison.candidates[0]?.main.by[0];
  expect(breakdown?.slices.map(({ value }) => value)).toEqual(['x', 'y', 'z']);
  expect(breakdown?.differentialError).toEqual({
    fpr: { lowest: { value: 'x', rate: 0.1 }, highest: { value: 'y', rate: 0.4 } },
    fnr: { lowest: { value: 'y', rate: 0 }, highest: { value: 'x', rate: 0.3 } },
  });
});
