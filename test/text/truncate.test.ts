import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphemes } from '../../src/text/graphemes.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { truncate } from '../../src/text/truncate.ts';
import { displayWidth } from '../../src/text/width.ts';

describe('truncate', () => {
  test.each([
    ['deception', 9, 'deception'],
    ['deception', 6, 'decep…'],
    ['deception', 1, '…'],
    ['deception', 0, ''],
    ['日本語', 6, '日本語'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['a👨‍👩‍👧‍👦b', 4, 'a👨‍👩‍👧‍👦b'],
    ['a👨‍👩‍👧‍👦b', 3, 'a…'],
    ['ab\u0301c', 2, 'a…'],
    ['ab\u0301cd', 3, 'ab\u0301…'],
    ['🇫🇷🇩🇪🇮🇹', 5, '🇫🇷🇩🇪…'],
  ])('%s to %i', (text, width, expected) => {
    expect(truncate(text, width)).toBe(expected);
  });

  test('never gives more columns than asked and never splits a grapheme', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((raw) => sanitise(raw));
    fc.assert(
      fc.property(text, fc.nat(40), (whole, width) => {
        const cut = truncate(whole, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        if (cut === whole || cut === '') return;
        const kept = [...graphemes(cut.slice(0, -1))];
        expect([...graphemes(whole)].slice(0, kept.length)).toEqual(kept);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  test('looks past its first window where that holds few columns', () => {
    // 200 bases with 8 marks each are 1,800 code units and 200 columns; the window for 10 columns is 704.
    const zalgo = `e${'\u0301'.repeat(8)}`.repeat(200);
    expect(displayWidth(truncate(zalgo, 10))).toBe(10);
    expect(truncate(zalgo, 200)).toBe(zalgo);
    // One grapheme wider in code units than the whole window still fits.
    const long = `e${'\u0301'.repeat(2000)}`;
    expect(truncate(long, 1)).toBe(long);
  });
});
