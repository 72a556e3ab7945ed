import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { PAYLOADS } from '../support/payloads.ts';

describe('escapeMarkdown', () => {
  test.each([
    ['pipes', 'a|b', 'a&#124;b'],
    ['an escaped pipe', 'a\\|b', 'a&#92;&#124;b'],
    ['HTML', '<img src=x>', '&lt;img src=x&gt;'],
    ['references', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['images', '![x](//evil)', '!\\[x\\](//evil)'],
    ['code and fences', '```js', '&#96;&#96;&#96;js'],
    ['emphasis', '**b** _i_ ~~s~~', '\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~'],
    ['mathematics', '$x$', '\\$x\\$'],
    ['mentions', 'ask @octocat/team', 'ask `@`octocat/team'],
    ['mail addresses', 'a@b.example', 'a`@`b.example'],
    ['issue numbers', 'see #12 and a/b#3', 'see `#`12 and a/b`#`3'],
    ['a written character reference', '&#12;', '&amp;`#`12;'],
    [
      'bare addresses',
      'https://evil.example www.evil.example',
      'https&#58;//evil.example www&#46;evil.example',
    ],
    ['headings', '# h', '\\# h'],
    ['lists', '- a', '\\- a'],
    ['numbered lists', '1. a', '1\\. a'],
    ['rules', '---', '\\---'],
    ['underlines', '===', '\\==='],
    ['newlines', 'a\n- b', 'a␊- b'],
    ['indented code', '    x ', '&#32;&#32;&#32;&#32;x&#32;'],
    ['blanks alone', '  ', '&#32;&#32;'],
  ])('disarms %s', (_, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test.each([
    'self_preservation',
    'keyword-strict',
    '0.73 (n = 152)',
    'gpt:4.1',
    'a + b',
    'C#',
    '-0.05',
    '--strict',
    'x @ y',
    '日本',
  ])('keeps %s legible', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  test('no payload keeps a character that forms a block, a cell, a link or HTML', () => {
    for (const { text } of PAYLOADS) {
      const escaped = escapeMarkdown(text);
      expect(escaped).not.toMatch(/[<>|\n]|(?<!\\)[[\]*~]|@\w|\w:\/\//);
      // What backticks are left are ours, around one sign.
      expect(escaped.replaceAll(/`[@#]`/g, '')).not.toContain('`');
    }
  });
});
