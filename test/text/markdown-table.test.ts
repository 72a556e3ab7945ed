import { describe, expect, test } from 'vitest';
import { markdownTable } from '../../src/text/markdown-table.ts';
import { PAYLOADS } from '../support/payloads.ts';

describe('markdownTable', () => {
  test('aligns numbers right and escapes heads and cells', () => {
    const columns = [{ head: 'judge' }, { head: 'n' }, { head: 'a|b', align: 'right' as const }];
    expect(
      markdownTable(columns, [
        ['x|y', -12, '-0.05'],
        ['z', undefined, undefined],
      ]),
    ).toBe(
      [
        '| judge | n | a&#124;b |',
        '| :-- | --: | --: |',
        '| x&#124;y | -12 | -0.05 |',
        '| z | – | – |',
        '',
      ].join('\n'),
    );
  });

  test('has as many cells in every line as columns, whatever the cells hold', () => {
    for (const { text } of PAYLOADS) {
      const lines = markdownTable([{ head: text }, { head: 'n' }], [[text, 1]])
        .trimEnd()
        .split('\n');
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line.match(/\|/g)).toHaveLength(3);
    }
  });
});
