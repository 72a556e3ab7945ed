import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Scale } from '../../src/domain/criterion.ts';
import { gwetAc1Many, krippendorffAlpha, type Metric, type Ratings, ratings } from '../../src/stats/index.ts';
import { criterion, study } from './study.ts';

/** Four annotators with gaps, as in Krippendorff's 12 units x 4 coders. */
const ROWS = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.'.split(' ');

function ceilingOf(scale: Scale, labels: readonly string[], isClustered = false) {
  const items = ROWS.map((_, index) => ({ key: `i${index}`, facets: { task: `t${index}` } }));
  return compare(
    study({
      criterion: criterion(scale, labels),
      items,
      annotations: ROWS.flatMap((row, index) =>
        [...row].flatMap((label, rater) =>
          label === '.' ? [] : [{ item: `i${index}`, annotator: `r${rater}`, label }],
        ),
      ),
      readings: items.map(({ key }) => ({ item: key, judge: 'j', said: labels[0] ?? '' })),
      ...(isClustered ? { cluster: 'task' } : {}),
    }),
  ).ceiling;
}

const table: Ratings = ratings(
  Int32Array.from(ROWS.flatMap((row) => [...row].map((label) => (label === '.' ? -1 : Number(label) - 1)))),
  4,
  5,
);
const five = ['1', '2', '3', '4', '5'];

test.each<[Scale, Metric]>([
  ['nominal', 'nominal'],
  ['ordinal', 'ordinal'],
  ['rating', { interval: [1, 2, 3, 4, 5] }],
])('alpha of all annotators goes by the scale: %s', (scale, metric) => {
  const alpha = ceilingOf(scale, five).measures.find(({ id }) => id === 'ceiling_alpha');
  expect(alpha?.estimate).toBeCloseTo(krippendorffAlpha(table, metric).value ?? Number.NaN, 12);
  expect(alpha?.n).toBe(11);
  expect(alpha?.interval).toMatchObject({ method: expect.stringMatching(/effective items/) });
});

test('AC1 of all annotators is on the items that two labelled, where labels have no order', () => {
  const ac1 = ceilingOf('nominal', five).measures.find(({ id }) => id === 'ceiling_ac1');
  const rated = ratings(table.codes.slice(0, 44), 4, 5);
  expect(ac1?.estimate).toBeCloseTo(gwetAc1Many(rated).value ?? Number.NaN, 12);
  expect(ceilingOf('ordinal', five).measures.some(({ id }) => id === 'ceiling_ac1')).toBe(false);
});

test('clusters of one item each are counted', () => {
  const alpha = ceilingOf('nominal', five, true).measures.find(({ id }) => id === 'ceiling_alpha');
  expect(alpha?.interval).toHaveProperty('low');
  expect(alpha?.clusters).toBe(11);
});
