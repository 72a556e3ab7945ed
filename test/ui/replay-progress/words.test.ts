import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/width.ts';
import { duration } from '../../../src/ui/replay-progress/duration.ts';
import { money } from '../../../src/ui/replay-progress/money.ts';
import { pack } from '../../../src/ui/replay-progress/pack.ts';
import { rate } from '../../../src/ui/replay-progress/rate.ts';

test.each([
  [0, '<1 s'],
  [999, '<1 s'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [309_400, '5 min 9 s'],
  [3_599_999, '59 min 59 s'],
  [3_600_000, '1 h'],
  [93_600_000, '1 d 2 h'],
])('%i ms are %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test.each([
  [1280.04, '1280.0 trials/s'],
  [1, '1.0 trials/s'],
  [0.25, '15.0 trials/min'],
  [1 / 90, '40.0 trials/h'],
])('%d a second are %s', (perSecond, words) => {
  expect(rate(perSecond)).toBe(words);
});

test.each([
  [{ tokens: 0, cost: 0, known: true }, ''],
  [{ tokens: 900, cost: 0, known: true }, 'free'],
  [{ tokens: 900, cost: 0, known: false }, 'price unknown'],
  [{ tokens: 900, cost: 1.2, known: false }, '$1.20 or more'],
  [{ tokens: 900, cost: 0.004, known: true }, '<$0.01'],
  [{ tokens: 900, cost: 0.996, known: true }, '$1.00'],
  [{ tokens: 900, cost: 12_345.6, known: true }, '$12,345.60'],
])('%j is "%s"', (spent, words) => {
  expect(money(spent)).toBe(words);
});

describe('pack', () => {
  test('breaks between parts and keeps the separator’s mark', () => {
    expect(pack(['12 verdicts', '3 refused', '1 failed'], ', ', 24)).toEqual([
      '12 verdicts, 3 refused,',
      '1 failed',
    ]);
    expect(pack(['12 verdicts', '3 refused', '1 failed'], ', ', 33)).toEqual([
      '12 verdicts, 3 refused, 1 failed',
    ]);
    expect(pack([], ', ', 10)).toEqual([]);
  });

  test('loses nothing and fits wherever the parts do', () => {
    const parts = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 12 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 10, max: 60 }), (words, width) => {
        const lines = pack(words, ', ', width);
        expect(lines.join(' ')).toBe(words.join(', '));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { seed: 20_261_120, numRuns: 300 },
    );
  });
});
