import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { confusionMatrix, kappaHomogeneity } from '../../src/stats/index.ts';
import { criterion, type StudySpec, study } from './study.ts';

const labels = ['yes', 'no'];
const tables = {
  north: [
    [20, 5],
    [10, 15],
  ],
  south: [
    [40, 9],
    [6, 45],
  ],
};

function homogeneity(more: Partial<StudySpec> = {}, annotators = ['ann']) {
  const cells = Object.entries(tables).flatMap(([region, rows]) =>
    rows.flatMap((row, gold) =>
      row.flatMap((count, judge) => Array.from({ length: count }, () => ({ region, gold, judge }))),
    ),
  );
  const key = (index: number) => `i${String(index).padStart(4, '0')}`;
  const comparison = compare(
    study({
      criterion: criterion('binary', labels, { positive: 0 }),
      items: cells.map(({ region }, index) => ({
        key: key(index),
        facets: { region, task: `${region} ${index % 12}`, all: 'one' },
      })),
      annotations: annotators.flatMap((annotator, at) =>
        cells.map(({ gold }, index) => ({
          item: key(index),
          annotator,
          label: labels[at === 1 && index % 9 === 0 ? 1 - gold : gold] ?? '',
        })),
      ),
      readings: cells.map(({ judge }, index) => ({
        item: key(index),
        judge: 'j',
        said: labels[judge] ?? '',
      })),
      facets: ['region', 'all'],
      ...more,
    }),
  );
  return comparison.candidates[0]?.main.by.map((breakdown) => breakdown.homogeneity) ?? [];
}

describe('homogeneity of kappa over the values of a facet', () => {
  const expected = kappaHomogeneity([confusionMatrix(tables.north), confusionMatrix(tables.south)]);

  test('independent items: chi-square by inverse variances; a facet with one value has none', () => {
    const [region, all] = homogeneity();
    expect(region).toEqual({
      test: 'chi-square',
      statistic: expected.chiSquare.value,
      df: [1],
      p: expected.pValue.value,
      // A family of one.
      adjusted: expected.pValue.value,
      leftOut: 0,
    });
    expect(all).toBeUndefined();
  });

  test('clustered items: F by the joint jackknife, with as many degrees of freedom as clusters allow', () => {
    const [region] = homogeneity({ cluster: 'task' });
    if (region === undefined || 'none' in region) throw new Error('expected a test');
    expect(region.test).toBe('F');
    expect(region.df[0]).toBe(1);
    // Welch's, of 12 clusters in either region: between 11 and 22.
    expect(region.df[1]).toBeGreaterThan(11);
    expect(region.df[1]).toBeLessThan(22);
    // The cells are spread evenly over these clusters, so that they vary less than independent items would.
    expect(region.p).toBeGreaterThan(0);
    expect(region.p).toBeLessThan(0.05);
  });

  test('averaged over annotators there is no one table, and so no test', () => {
    expect(homogeneity({}, ['ann', 'bob'])[0]).toEqual({
      none: expect.stringContaining('averaged over annotators'),
    });
  });
});
