import { expect, test } from 'vitest';
import { CostWatch } from '../../src/replay/cost-watch.ts';
import type { Estimate } from '../../src/replay/estimate.ts';

/** An estimate of one dollar a hundred calls, for these candidates. */
function estimate(...hashes: readonly string[]): Estimate {
  return {
    candidates: hashes.map((hash) => ({
      candidate: { hash } as Estimate['candidates'][number]['candidate'],
      trials: 100,
      calls: 100,
      reused: 0,
      tooLong: 0,
      inputTokens: 0,
      sharedTokens: 0,
      cacheSaving: 0,
      outputTokens: 0,
      cost: 1,
    })),
    calls: 100 * hashes.length,
    reused: 0,
    inputTokens: 0,
    outputTokens: 0,
    sharedTokens: 0,
    cacheSaving: 0,
    cost: hashes.length,
    unpriced: [],
    isSampled: false,
  };
}

function count(watch: CostWatch, candidate: string, times: number, cost: number) {
  return Array.from({ length: times }, () => watch.count({ candidate, cost })).filter(
    (told) => told !== undefined,
  );
}

test('the estimate stands until ten calls are paid, then what they cost', () => {
  const watch = new CostWatch(estimate('a'));
  count(watch, 'a', 9, 0.05);
  expect(watch.projection.cost).toBe(1);
  count(watch, 'a', 1, 0.05);
  // Ten calls at five cents: a hundred cost five dollars.
  expect(watch.projection.cost).toBeCloseTo(5, 12);
  expect(watch.projection.was).toBe(1);
});

test('a rise by half is told once, and a smaller one is not', () => {
  const watch = new CostWatch(estimate('a'));
  expect(count(watch, 'a', 40, 0.0149)).toEqual([]);
  const other = new CostWatch(estimate('a'));
  const told = count(other, 'a', 40, 0.0151);
  expect(told).toHaveLength(1);
  expect(told[0]?.cost).toBeCloseTo(1.51, 9);
});

test('a candidate that became dear is weighed among all: the whole must have risen', () => {
  const watch = new CostWatch(estimate('a', 'b', 'c', 'd'));
  // 3 dollars for the others and 2.9 for this one: 5.9 of 4 is less than half more.
  expect(count(watch, 'a', 10, 0.029)).toEqual([]);
  expect(count(watch, 'b', 10, 0.029)).toHaveLength(1);
});

test('cheaper than was said is no rise; a call without a price counts for nothing', () => {
  const watch = new CostWatch(estimate('a'));
  expect(count(watch, 'a', 20, 0.001)).toEqual([]);
  expect(watch.count({ candidate: 'a' })).toBeUndefined();
  expect(watch.count({ candidate: 'unknown', cost: 9 })).toBeUndefined();
  expect(watch.projection.cost).toBeCloseTo(0.1, 12);
});

test('what is spent already is never projected away', () => {
  const watch = new CostWatch(estimate('a'));
  count(watch, 'a', 150, 0.01);
  expect(watch.projection.cost).toBeCloseTo(1.5, 12);
});
