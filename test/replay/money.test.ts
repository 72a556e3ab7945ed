import { expect, test } from 'vitest';
import { costOf, savedByCache } from '../../src/replay/money.ts';

// 1,000 tokens in: 600 read from the cache, 300 written to it, 100 neither; 50 out.
const usage = { inputTokens: 1000, outputTokens: 50, cachedInputTokens: 600, cacheWriteTokens: 300 };

test('a call costs what its tokens cost, each at its own price', () => {
  const prices = { input: 4, output: 20, cachedInput: 0.2, cacheWrite: 5 };
  // 100 x 4 + 600 x 0.2 + 300 x 5 + 50 x 20 = 3,020 millionths.
  expect(costOf(usage, prices)).toBeCloseTo(0.00302, 12);
  // Without a cache: 1,000 x 4 + 50 x 20 = 5,000.
  expect(savedByCache(usage, prices)).toBeCloseTo(0.00198, 12);
});

test('the list price counts where no other is known, and a cache that is only written to costs', () => {
  expect(costOf(usage, { input: 4, output: 20 })).toBeCloseTo(0.005, 12);
  expect(savedByCache(usage, { input: 4, output: 20 })).toBe(0);
  const written = { inputTokens: 1000, outputTokens: 0, cacheWriteTokens: 1000 };
  expect(savedByCache(written, { input: 4, output: 20, cacheWrite: 5 })).toBeCloseTo(-0.001, 12);
});
