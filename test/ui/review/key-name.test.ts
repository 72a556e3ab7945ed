import { expect, test } from 'vitest';
import { controlKeys } from '../../../src/ui/review/key-name.ts';

test('control keys that arrive in one read are as many keys', () => {
  expect(controlKeys('\u0006\u0006\u0004')).toEqual(['ctrl-f', 'ctrl-f', 'ctrl-d']);
});

test.each(['ff', '\u0006f', '', '\u001b[B'])('%j is no run of control keys', (input) => {
  expect(controlKeys(input)).toBeUndefined();
});
