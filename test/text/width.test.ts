import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/text/sanitise.ts';
import { displayWidth } from '../../src/text/width.ts';

describe('displayWidth', () => {
  // Widths by East Asian Width (W = 2) and the rule that an emoji sequence is one wide character.
  test.each([
    ['ASCII', 'kappa', 5],
    ['CJK', '日本語', 6],
    ['Hangul syllables', '한국', 4],
    ['Hangul jamo', '\u1112\u1161\u11ab', 2],
    ['family', '👨‍👩‍👧‍👦', 2],
    ['heart', '❤️', 2],
    ['flag', '🇫🇷', 2],
    ['keycap', '1️⃣', 2],
    ['combining accent', 'e\u0301', 1],
    ['Zalgo of eight marks', `Z${'\u0301'.repeat(8)}`, 1],
    ['our brackets and pictures', '⟦9B⟧␛…', 6],
    ['empty', '', 0],
  ])('of %s', (_, text, expected) => {
    expect(displayWidth(text)).toBe(expected);
  });

  test('of sanitised Zalgo is that of its base and its note', () => {
    expect(displayWidth(sanitise(`Z${'\u0301'.repeat(40)}`))).toBe('Z⟦+32 marks⟧'.length);
  });

  test('of each character, beside a letter, is what the library says of it', () => {
    const texts = Array.from({ length: 0x3000 }, (_, code) => `a${String.fromCodePoint(code)}`);
    expect(texts.filter((text) => displayWidth(text) !== stringWidth(text))).toEqual([]);
  });
});
