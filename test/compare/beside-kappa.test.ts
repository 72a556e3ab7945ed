import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Measure } from '../../src/domain/measure.ts';
import {
  cohenKappa,
  confusionMatrix,
  costAtPrevalence,
  kappaAtPrevalence,
  kendallTauB,
  precisionAtPrevalence,
  projectedInterval,
  spearman,
} from '../../src/stats/index.ts';
import { criterion, type StudySpec, study } from './study.ts';

/** One judge whose table is given: rows gold, columns verdict. */
function tableStudy(
  rows: readonly (readonly number[])[],
  spec: Omit<StudySpec, 'items' | 'annotations' | 'readings'>,
) {
  const labels = spec.criterion.labels.map(({ id }) => id);
  const cells = rows.flatMap((row, gold) =>
    row.flatMap((count, judge) =>
      Array.from({ length: count }, () => [labels[gold] ?? '', labels[judge] ?? '']),
    ),
  );
  const key = (index: number) => `i${String(index).padStart(4, '0')}`;
  const comparison = compare(
    study({
      ...spec,
      items: cells.map((_, index) => ({
        key: key(index),
        facets: { half: index % 2 === 0 ? 'even' : 'odd' },
      })),
      annotations: cells.map(([label = ''], index) => ({ item: key(index), annotator: 'ann', label })),
      readings: cells.map(([, said = ''], index) => ({ item: key(index), judge: 'j', said })),
    }),
  );
  const main = comparison.candidates[0]?.main;
  return {
    comparison,
    overall: new Map(main?.overall.measures.map((measure) => [measure.id, measure])),
    slices: main?.by[0]?.slices ?? [],
  };
}

const find = (measures: ReadonlyMap<string, Measure>, id: string): Measure => {
  const measure = measures.get(id);
  if (measure === undefined) throw new Error(`no measure ${id}: ${[...measures.keys()]}`);
  return measure;
};
const yesNo = criterion('binary', ['yes', 'no'], { positive: 0 });

describe('beside kappa', () => {
  const { overall, slices } = tableStudy(
    [
      [80, 10],
      [5, 5],
    ],
    { criterion: yesNo, facets: ['half'] },
  );

  // oracles/README.md: Feinstein & Cicchetti 1990, high prevalence.
  test.each([
    ['scott_pi', 0.314286],
    ['brennan_prediger', 0.7],
    ['kappa_max', 0.772727],
    ['positive_agreement', 0.914286],
    ['negative_agreement', 0.4],
    ['prevalence_index', 0.75],
    ['bias_index', -0.05],
  ])('%s', (id, expected) => {
    expect(find(overall, id).estimate).toBeCloseTo(expected, 6);
  });

  test('kappa max and prevalence index describe these shares: no interval, with the reason; the others have one', () => {
    for (const id of ['kappa_max', 'prevalence_index']) {
      expect(find(overall, id).interval).toEqual({ none: expect.stringContaining('label shares') });
    }
    for (const id of ['scott_pi', 'brennan_prediger', 'positive_agreement', 'bias_index']) {
      expect(find(overall, id).interval, id).toHaveProperty('low');
    }
  });

  test('bias index and net bias are one number with one interval', () => {
    const { id: _, ...bias } = find(overall, 'bias_index');
    const { id: __, ...net } = find(overall, 'net_bias');
    expect(bias).toEqual(net);
  });

  test('they stand on all items only, not per value of a facet', () => {
    expect(slices).toHaveLength(2);
    for (const slice of slices) {
      const ids = slice.measures.map(({ id }) => id);
      expect(ids).toContain('kappa');
      expect(ids).not.toContain('scott_pi');
      expect(ids).not.toContain('bias_index');
    }
  });
});

describe('projected to the deployment prevalence, and by cost', () => {
  const costs = [
    [0, 10],
    [1, 0],
  ];
  const rows = [
    [18, 2],
    [8, 72],
  ];
  const { overall } = tableStudy(rows, {
    criterion: { ...yesNo, costs },
    deploymentPrevalence: 0.05,
  });
  const counts = { truePositives: 18, falseNegatives: 2, falsePositives: 8, trueNegatives: 72 };
  const interval = (of: (tpr: number, fpr: number) => { readonly value: number | undefined }) =>
    projectedInterval(counts, (tpr, fpr) => of(tpr, fpr).value);

  test('kappa, precision and cost propagate the uncertainty of TPR and FPR', () => {
    const price = { missed: 10, falseAlarm: 1 };
    const projections = {
      kappa_at_deployment: (tpr: number, fpr: number) => kappaAtPrevalence(tpr, fpr, 0.05),
      precision_at_deployment: (tpr: number, fpr: number) => precisionAtPrevalence(tpr, fpr, 0.05),
      cost_at_deployment: (tpr: number, fpr: number) => costAtPrevalence(tpr, fpr, 0.05, price),
    };
    for (const [id, of] of Object.entries(projections)) {
      const { estimate, interval: found } = find(overall, id);
      expect(estimate, id).toBe(of(0.9, 0.1).value);
      // Another way to the same end: Wilson limits of the two rates, propagated.
      const other = interval(of);
      if (found === undefined || 'none' in found || 'none' in other) throw new Error(`no interval of ${id}`);
      expect(found.method).toBe('Jeffreys');
      expect(Math.abs(found.low - other.low), id).toBeLessThan(0.06);
      expect(Math.abs(found.high - other.high), id).toBeLessThan(0.06);
    }
  });

  test('cost at the prevalence of these items, and kappa by cost', () => {
    expect(find(overall, 'expected_cost').estimate).toBeCloseTo((2 * 10 + 8) / 100, 12);
    expect(find(overall, 'kappa_cost').estimate).toBeCloseTo(
      cohenKappa(confusionMatrix(rows), { cost: costs }).value ?? Number.NaN,
      12,
    );
  });

  test('without costs, or with a missing verdict as a label of its own, there is none', () => {
    const plain = tableStudy(rows, { criterion: yesNo, deploymentPrevalence: 0.05 }).overall;
    expect(plain.has('precision_at_deployment')).toBe(true);
    for (const id of ['expected_cost', 'kappa_cost', 'cost_at_deployment']) expect(plain.has(id)).toBe(false);
    const own = tableStudy(rows, {
      criterion: { ...yesNo, costs },
      deploymentPrevalence: 0.05,
      settings: { whenNoVerdict: 'own label' },
    }).overall;
    for (const id of ['expected_cost', 'kappa_cost', 'cost_at_deployment']) expect(own.has(id)).toBe(false);
  });
});

test('ordered labels: rank correlations, and linear kappa where they are words', () => {
  const rows = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const words = tableStudy(rows, { criterion: criterion('ordinal', ['low', 'middle', 'high']) }).overall;
  const matrix = confusionMatrix(rows);
  expect(find(words, 'spearman').estimate).toBeCloseTo(spearman(matrix).value ?? Number.NaN, 12);
  expect(find(words, 'kendall_tau_b').estimate).toBeCloseTo(kendallTauB(matrix).value ?? Number.NaN, 12);
  expect(find(words, 'kappa_linear').estimate).toBeCloseTo(0.473684, 6); // oracles/README.md (R psych)
  expect(find(words, 'spearman').interval).toHaveProperty('low');
  const ratings = tableStudy(rows, { criterion: criterion('rating', ['1', '2', '3']) }).overall;
  expect(ratings.has('spearman')).toBe(true);
  expect(ratings.has('kappa_linear')).toBe(false);
  expect(
    tableStudy(rows, {
      criterion: criterion('ordinal', ['low', 'middle', 'high']),
      settings: { whenNoVerdict: 'own label' },
    }).overall.has('spearman'),
  ).toBe(false);
});
