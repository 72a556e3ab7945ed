import { expect, test } from 'vitest';
import { itemsForPositives, itemsForShareWidth } from '../../../src/stats/index.ts';

test.each([0, 1])('%d is no share, width or probability to plan for', (wrong) => {
  expect(() => itemsForShareWidth({ share: wrong, width: 0.1 })).toThrow('a share lies between 0 and 1');
  expect(() => itemsForShareWidth({ share: 0.5, width: wrong })).toThrow('a width lies between 0 and 1');
  expect(() => itemsForPositives(1, 0.5, wrong)).toThrow('a probability lies between 0 and 1');
});

test('positives that nearly every item is take as many items as they are', () => {
  expect(itemsForPositives(1, 0.95, 0.9)).toBe(1);
  expect(itemsForPositives(3, 0.99, 0.9)).toBe(3);
  expect(itemsForPositives(3, 0.9, 0.9)).toBe(4);
});
