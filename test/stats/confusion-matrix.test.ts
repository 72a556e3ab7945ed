import { expect, test } from 'vitest';
import { confusionMatrix, defined, pool, tally } from '../../src/stats/index.ts';

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
