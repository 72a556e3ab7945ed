import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/text/sanitise.ts';
import { PAYLOADS } from '../support/payloads.ts';

const MULTILINE = { multiline: true };

/** Written as code points and not by the tables of the source, so that a hole there shows here. */
const FORBIDDEN = new RegExp(
  [
    '[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]',
    '[\\u00ad\\u061c\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]',
    '\\u034f|[\\u17b4\\u17b5]|[\\u180b-\\u180f]|[\\ufe00-\\ufe0d]',
    '[\\u115f\\u1160\\u3164\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff]',
    '[\\ud800-\\udfff]|[\\u{e0000}-\\u{e0fff}]',
  ].join('|'),
  'u',
);

/** Text as an attacker would mix it: words, and characters from every hidden class beside emoji and marks. */
const hostileText = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      fc.constantFrom(
        '\u0301',
        '\u0301'.repeat(9),
        '\u034f',
        '\u200d',
        '\ufe0f',
        '\ufe0e',
        '\ufe00',
        '\u20e3',
      ),
      fc.constantFrom('👩', '❤', '🏽', '🏳', '🌈', '🇫', '1', '#', '©', '\u{1f10d}', '⟦', '⟧', '◌', 'a'),
      fc.constantFrom('\n', '\r', '\t', '\u001b', '\u009b', '\u202e', '\u2062', '\u2064', '\ud83d', '\udc69'),
      fc.constantFrom('\u{e0041}', '\u{e0001}', '\u{e0141}', '\u{e0100}', '\u2062'.repeat(8)),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('sanitise', () => {
  test('is tried with at least 40 payloads', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
  });

  test.each(PAYLOADS.map((payload) => [payload.name, payload] as const))(
    'disarms and shows: %s',
    (_, { text, shows }) => {
      const shown = sanitise(text, MULTILINE);
      expect(shown).not.toMatch(FORBIDDEN);
      for (const part of shows) expect(shown).toContain(part);
      expect(sanitise(text)).not.toMatch(/\n/);
      expect(sanitise(text)).not.toMatch(FORBIDDEN);
      expect(sanitise(shown, MULTILINE)).toBe(shown);
    },
  );

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, multiline) => {
        const once = sanitise(text, { multiline });
        expect(sanitise(once, { multiline })).toBe(once);
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  test('gives the same single line whether or not the text was sanitised as several lines before', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(sanitise(sanitise(text, MULTILINE))).toBe(sanitise(text));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test('never lets a hidden character through', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(sanitise(text, MULTILINE)).not.toMatch(FORBIDDEN);
      }),
      { seed: 3, numRuns: 5000 },
    );
  });

  test('drops nothing: the visible letters stay in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const letters = Array.from(text.matchAll(/\p{Lu}/gu), ([letter]) => letter);
        let at = 0;
        const shown = sanitise(text);
        for (const letter of letters) {
          at = shown.indexOf(letter, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
      { seed: 4 },
    );
  });

  test('every control character is shown', () => {
    for (let code = 0; code < 0xa0; code += 1) {
      const text = String.fromCharCode(code);
      if (code >= 0x20 && code < 0x7f) expect(sanitise(text)).toBe(text);
      else if (code === 9) expect(sanitise(text)).toBe('  ');
      else if (code < 0x20) expect(sanitise(text)).toBe(String.fromCharCode(0x2400 + code));
      else expect(sanitise(text)).toBe(`⟦${code.toString(16).toUpperCase()}⟧`);
    }
  });

  test.each([
    ['plain ASCII', 'kappa = 0.73, n = 152'],
    ['two lines', 'one\ntwo'],
    ['accents, composed and not', 'r\u00e9sume\u0301'],
    ['CJK and Hangul', '日本語 한국어'],
    ['Arabic and Hebrew', 'سلام שלום'],
    ['Arabic number sign', '\u0600١٢'],
    ['Devanagari', 'नमस्ते'],
    ['Thai', 'สวัสดีครับ'],
    ['family', '👨‍👩‍👧‍👦'],
    ['heart with presentation selector', '❤️'],
    ['heart on fire, minimally qualified', '❤‍🔥'],
    ['skin tone and profession', '👩🏽‍⚕️'],
    ['rainbow flag', '🏳️‍🌈'],
    ['keycap', '1️⃣'],
    ['flags of countries', '🇫🇷🇩🇪'],
    ['eight marks', `a${'\u0301'.repeat(8)}`],
    ['box drawing and our own brackets', '│ ⟦x⟧ ␛ …'],
  ])('leaves as it is: %s', (_, text) => {
    expect(sanitise(text, MULTILINE)).toBe(text);
  });

  test('shows a joiner that joins no emoji and a selector that selects nothing', () => {
    expect(sanitise('👩\u200dx')).toBe('👩⟦ZWJ⟧x');
    expect(sanitise('👩\u200d\u200d👩')).toBe('👩⟦ZWJ⟧⟦ZWJ⟧👩');
    expect(sanitise('❤\ufe0f\ufe0f')).toBe('❤\ufe0f⟦VS16⟧');
    expect(sanitise('1\ufe0f2')).toBe('1⟦VS16⟧2');
  });

  test('shows the flag of a region as flag and tag', () => {
    expect(sanitise('🏴\u{e0067}\u{e0062}\u{e007f}')).toBe('🏴⟦tag:gb␡⟧');
  });

  test('flattens a newline visibly', () => {
    expect(sanitise('a\nb')).toBe('a␊b');
    expect(sanitise('a\nb', MULTILINE)).toBe('a\nb');
  });

  test('survives a million of anything in a row', () => {
    for (const character of [
      '\u{e0041}',
      '\u{e0141}',
      '\u2062',
      '\u0301',
      '\u200d',
      '\u001b',
      '\n',
      'é',
      'a',
    ]) {
      const shown = sanitise(`x${character.repeat(1_000_000)}`);
      expect(shown.startsWith('x')).toBe(true);
      expect(FORBIDDEN.test(shown)).toBe(false);
    }
  });
});
