import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../../src/text/sanitise.ts';
import { displayWidth } from '../../../src/text/width.ts';
import { fitLine, line, lineText, span } from '../../../src/ui/review/line.ts';
import { wrap } from '../../../src/ui/review/wrap.ts';
import { PAYLOADS } from '../../support/payloads.ts';

describe('wrap', () => {
  test('breaks at spaces, and a long word where the line ends', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('a\n\nb', 4)).toEqual(['a', '', 'b']);
  });

  test('keeps the indentation of code', () => {
    expect(wrap('    if (x) return y', 12)).toEqual(['    if (x)', 'return y']);
  });

  test('counts columns, not characters', () => {
    expect(wrap('日本語のテキスト', 6)).toEqual(['日本語', 'のテキ', 'スト']);
    expect(wrap('ab 日本', 5)).toEqual(['ab', '日本']);
  });

  test('loses nothing but the spaces it breaks at, and fits', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('a', ' ', '日', '\n', 'é', '-') }),
      fc.constantFrom(...PAYLOADS.map((payload) => payload.text)),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (raw, width) => {
        const shown = sanitise(raw, { multiline: true });
        const lines = wrap(shown, width);
        for (const own of lines) expect(displayWidth(own)).toBeLessThanOrEqual(width);
        const bare = (own: string) => own.replaceAll(/[ \n]/g, '');
        expect(bare(lines.join(''))).toBe(bare(shown));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('fitLine', () => {
  test('fills and cuts to the column', () => {
    expect(lineText(fitLine(line('ab'), 4))).toBe('ab  ');
    expect(lineText(fitLine(line('abcdef'), 4))).toBe('abc…');
    expect(lineText(fitLine([span('ab'), span('cdef')], 4))).toBe('abc…');
    expect(lineText(fitLine([span('abcd'), span('e')], 4))).toBe('abc…');
    expect(lineText(fitLine(line('日本語'), 4))).toBe('日… ');
    expect(lineText(fitLine([], 3))).toBe('   ');
  });
});
