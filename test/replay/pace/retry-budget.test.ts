import { expect, test } from 'vitest';
import { RetryBudget } from '../../../src/replay/pace/retry-budget.ts';

test('retries are at most a share of the first calls, beside fifty', () => {
  const told: unknown[] = [];
  const budget = new RetryBudget(0.2, (event) => told.push(event));
  for (let index = 0; index < 100; index++) budget.called();
  const taken = Array.from({ length: 80 }, () => budget.take());
  expect(taken.indexOf(false)).toBe(70);
  expect(told).toEqual([{ kind: 'retries used up', retries: 70 }]);
  for (let index = 0; index < 5; index++) budget.called();
  expect([budget.take(), budget.take()]).toEqual([true, false]);
});

test('a share of nothing leaves the fifty', () => {
  const budget = new RetryBudget(0, () => undefined);
  budget.called();
  expect(Array.from({ length: 60 }, () => budget.take()).filter(Boolean)).toHaveLength(50);
});
