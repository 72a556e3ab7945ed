import { expect, test } from 'vitest';
import { amount, amountOf } from '../../src/report/amount.ts';
import { levelHead } from '../../src/report/level-head.ts';

test('whole numbers are grouped, means over annotators have one decimal', () => {
  expect(amount(1490)).toBe('1,490');
  expect(amount(12.5)).toBe('12.5');
  // A sum of thirds misses the whole number by a rounding error.
  expect(amount(1 / 3 + 1 / 3 + 1 / 3 + 11.000000000000002)).toBe('12');
});

test('one is singular, everything else is not', () => {
  expect([1, 0, 1.5].map((value) => amountOf(value, 'item'))).toEqual(['1 item', '0 items', '1.5 items']);
});

test('a level is named as a percentage', () => {
  expect([0.95, 0.9, 0.975].map(levelHead)).toEqual(['95 % interval', '90 % interval', '97.5 % interval']);
});
