import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';

describe('wrap', () => {
  test('breaks at blanks and hangs what follows the first line', () => {
    expect(wrap('kappa beside prevalence', 12, '- ')).toEqual(['- kappa', '  beside', '  prevalence']);
  });

  test('cuts a word that is longer than a line', () => {
    expect(wrap('aaaaaaaaaaaa b', 10)).toEqual(['aaaaaaaaaa', 'aa b']);
  });

  test('loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 })), (words) => {
        const text = words.join(' ').replace(/\s+/gu, ' ').trim();
        const lines = wrap(text, 20);
        expect(lines.every((line) => displayWidth(line) <= 20)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
