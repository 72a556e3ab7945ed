import { describe, expect, test } from 'vitest';
import { biasSentences } from '../../src/report/bias-part.ts';
import { binaryFixture, pairwiseFixture } from '../support/comparison-fixture.ts';

describe('the direction of net bias in words', () => {
  const sentences = biasSentences(binaryFixture());
  const about = (id: string) => sentences.filter((sentence) => sentence.startsWith(`${id} `)).join(' ');

  test('more often, with both shares', () => {
    // Judge 29 + 19 = 48, gold 36 of 148.
    expect(about('gpt-4/short')).toContain('"yes" 8.1 percentage points more often');
    expect(about('gpt-4/short')).toContain('(32.4 % against 24.3 %)');
  });

  test('less often, without a minus sign that would say it twice', () => {
    expect(about('always-no')).toContain('"yes" 24.3 percentage points less often');
  });

  test('an interval that holds 0 leaves the direction open', () => {
    // 39 - 36 of 148 is 2.0 points, plus and minus 5.
    expect(about('gpt-4/detailed')).toContain('holds 0, so the direction is open');
  });

  test('a candidate that did not answer all is compared on what it answered', () => {
    expect(about('claude/strict')).toContain('on the 119 items it answered (12.6 % against 11.8 %)');
  });

  test('a simulated judge has no direction worth telling', () => {
    expect(about('simulated-80')).toBe('');
  });

  test('of many labels none is named without an interval that excludes 0', () => {
    expect(biasSentences(pairwiseFixture())).toEqual([]);
  });
});
