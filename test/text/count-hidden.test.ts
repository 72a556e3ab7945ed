import { describe, expect, test } from 'vitest';
import { countHidden } from '../../src/text/count-hidden.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { inBits, inTags, PAYLOADS } from '../support/payloads.ts';

describe('countHidden', () => {
  test.each([
    ['plain text', 'kappa\n\tn', 0],
    ['emoji, accents, CJK', '👨‍👩‍👧‍👦 ❤️ e\u0301 日本語', 0],
    ['a Windows line end', 'a\r\nb\r\n', 0],
    ['a carriage return elsewhere', 'a\rb\n\r', 2],
    ['each tag character', inTags('ignore'), 6],
    ['each invisible operator', inBits('ok'), 16],
    ['escape and direction', '\u001b[2J\u202e', 2],
    ['marks beyond the eighth', `a${'\u0301'.repeat(12)}`, 4],
    ['a lone surrogate', '\ud800', 1],
    ['our own brackets, written out', '⟦RLO⟧', 0],
  ])('counts %s', (_, text, expected) => {
    expect(countHidden(text)).toBe(expected);
  });

  test('finds nothing in any text that was sanitised', () => {
    for (const { text } of PAYLOADS) expect(countHidden(sanitise(text, { multiline: true }))).toBe(0);
  });
});
