import { expect, test } from 'vitest';
import { wantsColour } from '../../src/ui/wants-colour.ts';

const able = { hasColors: () => true };

test('the terminal decides', () => {
  expect(wantsColour({}, able)).toBe(true);
  expect(wantsColour({}, { hasColors: () => false })).toBe(false);
});

test('NO_COLOR forbids colour unless it is empty, and nothing overrules it', () => {
  expect(wantsColour({ NO_COLOR: '1' }, able)).toBe(false);
  expect(wantsColour({ NO_COLOR: '0', FORCE_COLOR: '3' }, able)).toBe(false);
  expect(wantsColour({ NO_COLOR: '' }, able)).toBe(true);
});
