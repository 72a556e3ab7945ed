import { expect, test } from 'vitest';
import { pad } from '../../src/text/pad.ts';

test.each([
  ['ab', 5, 'left', 'ab   '],
  ['ab', 5, 'right', '   ab'],
  ['ab', 5, 'center', ' ab  '],
  ['日本', 6, 'left', '日本  '],
  ['❤️', 4, 'right', '  ❤️'],
  ['too long', 3, 'left', 'too long'],
] as const)('pads %s to %i columns, %s', (text, width, align, expected) => {
  expect(pad(text, width, align)).toBe(expected);
});
