import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../src/formats/source/excerpt.ts';

describe('excerpt', () => {
  test('keeps a text of 2,000 characters whole and cuts a longer one', () => {
    expect(excerpt('x'.repeat(2000))).toBe('x'.repeat(2000));
    expect(excerpt('x'.repeat(2001))).toBe(`${'x'.repeat(2000)}… (2001 characters)`);
  });

  test('cuts no character in half', () => {
    expect(excerpt('ab🙂c', 3)).toBe('ab… (5 characters)');
    expect(excerpt('ab🙂c', 4)).toBe('ab🙂… (5 characters)');
  });
});
