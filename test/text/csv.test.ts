import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCsv } from '../../src/text/csv.ts';
import { PAYLOADS } from '../support/payloads.ts';

const roundTrip = (text: string) => (parse(encodeCsv(['a', 'b'], [[text, 'end']])) as string[][])[1];

describe('encodeCsv', () => {
  test('leaves numbers alone and empty fields empty', () => {
    expect(encodeCsv(['item', 'kappa', 'n', 'ok'], [['a', -0.5, undefined, true]])).toBe(
      'item,kappa,n,ok\na,-0.5,,true\n',
    );
    expect(encodeCsv(['p'], [[0.1 + 0.2], [1e-7]])).toBe('p\n0.30000000000000004\n1e-7\n');
  });

  test.each([
    ['equals', "=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"],
    ['plus', '+1', "'+1"],
    ['minus as text', '-0.5', "'-0.5"],
    ['at', '@SUM(A1)', "'@SUM(A1)"],
    ['leading space', ' =1', "' =1"],
    ['leading NBSP', '\u00a0=1', "'\u00a0=1"],
    ['leading zero-width space', '\u200b=1', "'\u200b=1"],
    ['leading byte order mark', '\ufeff=1', "'\ufeff=1"],
    ['leading control character', '\u0001=1', "'\u0001=1"],
    ['tab', '\tx', "'\tx"],
    ['carriage return', '\rx', "'\rx"],
    ['full width', '＝1', "'＝1"],
    ['later line', 'ok\n=1', "ok\n'=1"],
    ['later line with blanks', 'ok\r\n\t +1', "ok\r\n'\t +1"],
    ['empty lines before', '\n\n=1', "\n\n'=1"],
    ['after a semicolon', 'ok;=1', "ok;'=1"],
  ])('guards %s', (_, text, expected) => {
    expect(roundTrip(text)).toEqual([expected, 'end']);
  });

  test('guards heads too', () => {
    expect(encodeCsv(['=1'], [])).toBe("'=1\n");
  });

  test.each([
    'a = b',
    'a-b',
    "it's",
    'x@y.z',
    'two\r\n\r\nlines',
    'say "no", twice',
    '',
    '  ',
    '0.5',
    'é日本',
  ])('keeps %j', (text) => {
    expect(roundTrip(text)).toEqual([text, 'end']);
  });

  test('no field, line or part after a semicolon starts a formula, and without the guards the text is whole', () => {
    const text = fc.array(
      fc.constantFrom('=', '+', '-', '@', ' ', '\n', '\r', ';', ',', '"', '\t', 'a', '\u00a0'),
    );
    fc.assert(
      fc.property(
        text.map((parts) => parts.join('')),
        (raw) => {
          const cell = roundTrip(raw)?.[0] ?? '';
          for (const part of cell.split(/[\r\n;]/)) expect(part).not.toMatch(/^\s*[=+\-@]/);
          expect(cell.replaceAll("'", '')).toBe(raw);
        },
      ),
      { seed: 6, numRuns: 2000 },
    );
  });

  test('every payload comes back but for guards and lone surrogates, which UTF-8 cannot hold', () => {
    for (const { text } of PAYLOADS) {
      expect(roundTrip(text)?.[0]?.replaceAll("'", '')).toBe(text.toWellFormed().replaceAll("'", ''));
    }
  });

  test('takes time in proportion to blanks and line ends', () => {
    const text = `${'\n'.repeat(500_000)}${' '.repeat(500_000)}=1`;
    expect(roundTrip(text)?.[0]).toContain("' ");
  });

  test('refuses what is not a number', () => {
    expect(() => encodeCsv(['n'], [[Number.NaN]])).toThrow(RangeError);
  });
});
