import { describe, expect, test } from 'vitest';
import { table } from '../../src/text/table.ts';
import { displayWidth } from '../../src/text/width.ts';
import { PAYLOADS } from '../support/payloads.ts';

const lines = (text: string) => text.split('\n').slice(0, -1);

describe('table', () => {
  test('aligns text left and numbers right', () => {
    const columns = [{ head: 'judge' }, { head: 'kappa', align: 'right' as const }, { head: 'n' }];
    const rows = [
      ['haiku', '0.73', 152],
      ['日本', undefined, 8],
    ];
    expect(table(columns, rows)).toBe(
      [
        'judge  kappa    n', //
        '─────  ─────  ───',
        'haiku   0.73  152',
        '日本       –    8',
        '',
      ].join('\n'),
    );
  });

  test('cuts the widest text column and never a number', () => {
    const columns = [{ head: 'id' }, { head: 'rationale' }, { head: 'kappa' }];
    const rows = [['item-1', 'the agent planned to copy itself to another host', 0.123456789]];
    const drawn = lines(table(columns, rows, { width: 40 }));
    expect(drawn[2]).toBe('item-1  the agent planned …  0.123456789');
    for (const line of drawn) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  });

  test('cuts the heads of numbers before text becomes unreadable', () => {
    const columns = [{ head: 'candidate' }, { head: 'differential error', align: 'right' as const }];
    const drawn = lines(table(columns, [['haiku-strict', '0.10']], { width: 14 }));
    expect(drawn).toEqual(['candida…  dif…', '────────  ────', 'haiku-s…  0.10']);
  });

  test('keeps numbers whole where nothing fits', () => {
    expect(lines(table([{ head: 'name' }, { head: 'n' }], [['abc', 123456]], { width: 4 }))[2]).toBe(
      '…  123456',
    );
  });

  test('draws heads alone, and columns without heads', () => {
    expect(table([{ head: 'a' }], [])).toBe('a\n─\n');
    expect(table([{ head: '' }], [['x']])).toBe('\n─\nx\n');
  });

  test('holds one line of at most 80 columns for every hostile cell', () => {
    for (const { text } of PAYLOADS) {
      const drawn = table([{ head: text }, { head: 'n' }], [[text, 1]]);
      expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/);
      expect(lines(drawn)).toHaveLength(3);
      for (const line of lines(drawn)) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    }
  });

  test('takes whole transcripts as cells', () => {
    const drawn = lines(
      table([{ head: 'a' }, { head: 'b' }], [['x'.repeat(1_000_000), 'y'.repeat(900_000)]]),
    );
    expect(drawn[2]?.length).toBe(80);
  });

  test('refuses what is not a number', () => {
    expect(() => table([{ head: 'n' }], [[Number.NaN]])).toThrow(RangeError);
  });
});
