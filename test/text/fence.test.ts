import { describe, expect, test } from 'vitest';
import { fence } from '../../src/text/fence.ts';

describe('fence', () => {
  test('is longer than any fence inside', () => {
    expect(fence('a\nb')).toBe('```text\na\nb\n```\n');
    expect(fence('```\nx\n`````')).toBe('``````text\n```\nx\n`````\n``````\n');
    expect(fence('``')).toBe('```text\n``\n```\n');
  });

  test('shows hidden characters', () => {
    expect(fence('a\r\u202e')).toBe('```text\na␍⟦RLO⟧\n```\n');
  });
});
