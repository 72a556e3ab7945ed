import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cohenKappa,
  confusionMatrix,
  defined,
  disagreementCosts,
  pool,
  tally,
  tallyWeighted,
} from '../../src/stats/index.ts';

test('rows are gold and columns are the judge', () => {
  // gold 0 judged 1 stands in row 0, column 1
  expect([...tally([0], [1], 2).counts]).toEqual([0, 1, 0, 0]);
  expect([
    ...confusionMatrix([
      [1, 2],
      [3, 4],
    ]).counts,
  ]).toEqual([1, 2, 3, 4]);
});

test('-1 on either side leaves the item out', () => {
  expect([...tally([-1, 0, 1], [0, -1, 1], 2).counts]).toEqual([0, 0, 0, 1]);
});

test.each([
  [[[1, 2]], /square: row 0 has 2 counts, expected 1/],
  [
    [
      [1, -1],
      [0, 0],
    ],
    /row 0, column 1 holds -1/,
  ],
  [
    [
      [1, Number.NaN],
      [0, 0],
    ],
    /row 0, column 1 holds NaN/,
  ],
  [
    [
      [1, 0],
      [Number.POSITIVE_INFINITY, 0],
    ],
    /row 1, column 0 holds Infinity/,
  ],
  [[], /at least one label/],
])('refuses %j', (rows, message) => {
  expect(() => confusionMatrix(rows)).toThrow(message);
});

test.each([
  [[0, 2], [0, 0], /item 1 has label code 2; expected -1 \(none\) to 1/],
  [[0], [-2], /item 0 has label code -2/],
  [[0], [0.5], /item 0 has label code 0.5/],
  [[0, 1], [0], /gold has 2 codes and judge 1/],
])('refuses codes %j and %j', (gold, judge, message) => {
  expect(() => tally(gold, judge, 2)).toThrow(message);
});

test.each([0, -1, 1.5, Number.NaN])('%f is no number of labels', (size) => {
  expect(() => tally([], [], size)).toThrow(`size is the number of labels, a whole number >= 1, got ${size}`);
});

test('one label is a table', () => {
  expect([...tally([0, 0, -1], [0, 0, 0], 1).counts]).toEqual([2]);
});

test('pools only tables of one size', () => {
  expect(() => pool([])).toThrow(/nothing to pool/);
  expect(() =>
    pool([
      confusionMatrix([[1]]),
      confusionMatrix([
        [1, 0],
        [0, 1],
      ]),
    ]),
  ).toThrow(/1 and 2 labels/);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%f is not a statistic', (value) => {
  expect(() => defined(value)).toThrow(/finite number/);
});

test('ordinal weights count the pairs of labels that lie between', () => {
  // irrCAC, ordinal.weights: 1 - choose(d + 1, 2) / choose(q, 2)
  expect([...disagreementCosts('ordinal', 4)].slice(0, 4)).toEqual([0, 1, 3, 6]);
});

test('a table of weighted items is that of each item as often as it weighs', () => {
  const code = fc.integer({ min: -1, max: 2 });
  const items = fc.array(fc.tuple(code, code, fc.integer({ min: 1, max: 5 })), { maxLength: 30 });
  fc.assert(
    fc.property(items, (rows) => {
      const columns = (list: readonly (readonly [number, number, number])[], at: 0 | 1 | 2) =>
        list.map((row) => row[at]);
      const repeated = rows.flatMap((row) => Array.from({ length: row[2] }, () => row));
      expect(tallyWeighted(columns(rows, 0), columns(rows, 1), columns(rows, 2), 3)).toEqual(
        tally(columns(repeated, 0), columns(repeated, 1), 3),
      );
    }),
    { seed: 20260101, numRuns: 100 },
  );
});

test('weights by 1 / probability undo how items were chosen', () => {
  // 10 of 100 agreed negatives were labelled, all 20 others: the whole table has 100 + 20 items.
  const gold = [
    ...new Array<number>(10).fill(1),
    ...new Array<number>(12).fill(0),
    ...new Array<number>(8).fill(1),
  ];
  const judge = [
    ...new Array<number>(10).fill(1),
    ...new Array<number>(15).fill(0),
    ...new Array<number>(5).fill(1),
  ];
  const weights = gold.map((_, item) => (item < 10 ? 10 : 1));
  const whole = confusionMatrix([
    [12, 0],
    [3, 105],
  ]);
  expect(tallyWeighted(gold, judge, weights, 2)).toEqual(whole);
  expect(cohenKappa(tallyWeighted(gold, judge, weights, 2))).toEqual(cohenKappa(whole));
});

test.each([
  [[1], /1 weights for 2 items/],
  [[1, 0], /item 1 has weight 0/],
  [[1, -1], /item 1 has weight -1/],
  [[Number.POSITIVE_INFINITY, 1], /item 0 has weight Infinity/],
  [[1, Number.NaN], /item 1 has weight NaN/],
])('refuses weights %j', (weights, message) => {
  expect(() => tallyWeighted([0, 1], [0, 1], weights, 2)).toThrow(message);
});

test('tables of chunks pooled are the table of all', () => {
  const code = fc.integer({ min: -1, max: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code), { minLength: 1, maxLength: 40 }), fc.nat(40), (pairs, cut) => {
      const of = (list: readonly (readonly [number, number])[]) =>
        tally(
          list.map(([gold]) => gold),
          list.map(([, judge]) => judge),
          3,
        );
      expect(pool([of(pairs.slice(0, cut)), of(pairs.slice(cut))])).toEqual(of(pairs));
    }),
    { seed: 20260101, numRuns: 200 },
  );
});

test('a cost matrix is square, finite, and may be that of one label', () => {
  const two = [
    [0, 1],
    [1, 0],
  ];
  expect(() => disagreementCosts({ cost: two }, 3)).toThrow('the cost matrix must be 3 x 3');
  expect(() => disagreementCosts({ cost: [[0, 1], [1]] }, 2)).toThrow('the cost matrix must be 2 x 2');
  expect(() => disagreementCosts({ cost: [...two, [0, 0]] }, 2)).toThrow('the cost matrix must be 2 x 2');
  const endless = [
    [0, Number.POSITIVE_INFINITY],
    [1, 0],
  ];
  expect(() => disagreementCosts({ cost: endless }, 2)).toThrow('cost Infinity in row 0, column 1');
  expect([...disagreementCosts({ cost: [[0]] }, 1)]).toEqual([0]);
});
