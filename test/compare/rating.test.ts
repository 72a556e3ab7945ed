import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { momentSummary } from '../../src/compare/summary.ts';
import { iccOfMoments, intraclassCorrelation, ratings } from '../../src/stats/index.ts';
import { criterion, type StudySpec, study } from './study.ts';

const scale = Array.from({ length: 10 }, (_, index) => String(index + 1));
const values = scale.map(Number);
const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 2,
  maxLength: 30,
});

describe('ICC(A,1) from sums', () => {
  test('equals the one from the items, whatever an item weighs', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 12 }), (rows, weight) => {
        const summary = momentSummary(values);
        const sums = new Float64Array(summary.length);
        for (const [gold, judge] of rows) summary.add(sums, 0, 0, gold, judge, weight);
        const actual = iccOfMoments(sums, weight).value;
        const codes = Int32Array.from(rows.flat());
        const expected = intraclassCorrelation(ratings(codes, 2, 10), values).icc.value;
        if (expected === undefined) expect(actual).toBeUndefined();
        else expect(actual).toBeCloseTo(expected, 9);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

const rows: readonly (readonly [string, string])[] = [
  ['1', '2'],
  ['3', '3'],
  ['8', '9'],
  ['9', '6'],
  ['10', '10'],
];

function figures(of: 'rating' | 'ordinal', settings: StudySpec['settings'] = {}) {
  const result = compare(
    study({
      criterion: criterion(of, scale, { cuts: [{ id: '>= 7', from: 6 }] }),
      items: rows.map((_, index) => ({ key: `i${index}` })),
      annotations: rows.map(([gold], index) => ({ item: `i${index}`, annotator: 'ann', label: gold })),
      readings: rows.map(([, said], index) => ({ item: `i${index}`, judge: 'j', said })),
      settings,
    }),
  ).candidates[0];
  if (result === undefined) throw new Error('no candidate');
  const { measures } = result.main.overall;
  return {
    ids: measures.map(({ id }) => id),
    of: (id: string) => measures.find((one) => one.id === id)?.estimate,
  };
}

test('a rating: bias and error in the scale’s own units, kappa and rates at its cut', () => {
  const { of, ids } = figures('rating');
  // Differences judge - gold: 1, 0, 1, -3, 0.
  expect(of('signed_bias')).toBeCloseTo(-1 / 5, 12);
  expect(of('mean_absolute_error')).toBeCloseTo(5 / 5, 12);
  // At 7: gold no no yes yes yes, judge no no yes no yes: po .8, pe = .6 x .4 + .4 x .6 = .48.
  expect(of('kappa:>= 7')).toBeCloseTo(0.32 / 0.52, 12);
  expect(of('tpr:>= 7')).toBeCloseTo(2 / 3, 12);
  expect(ids.slice(0, 2)).toEqual(['agreement', 'icc_agreement']);
});

test('an ordinal scale: quadratic kappa behind agreement, unweighted beside it', () => {
  const { ids } = figures('ordinal');
  expect(ids.slice(0, 3)).toEqual(['agreement', 'kappa_quadratic', 'kappa']);
});

test('a missing verdict as a label of its own has no place in an order', () => {
  expect(figures('rating', { whenNoVerdict: 'own label' }).ids).not.toContain('icc_agreement');
  expect(figures('ordinal', { whenNoVerdict: 'own label' }).ids).not.toContain('kappa_quadratic');
});
