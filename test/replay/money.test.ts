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

const STEPPED = {
  input: 2,
  output: 10,
  cachedInput: 1,
  steps: [
    { from: 1001, input: 4, output: 20, cachedInput: 2 },
    { from: 2001, input: 8, output: 40, cachedInput: 4 },
  ],
};

test('a step holds for the whole request, from its first token on, and cached input counts towards it', () => {
  // 1,000 x 2 + 10 x 10; 1,001 x 4 + 10 x 20; 2,001 x 8 + 10 x 40.
  expect(costOf({ inputTokens: 1000, outputTokens: 10 }, STEPPED)).toBeCloseTo(0.0021, 12);
  expect(costOf({ inputTokens: 1001, outputTokens: 10 }, STEPPED)).toBeCloseTo(0.004204, 12);
  expect(costOf({ inputTokens: 2001, outputTokens: 10 }, STEPPED)).toBeCloseTo(0.016408, 12);
  const cached = { inputTokens: 1001, outputTokens: 10, cachedInputTokens: 1000 };
  // 1 x 4 + 1,000 x 2 + 10 x 20; without the cache 1,001 x 4 + 10 x 20.
  expect(costOf(cached, STEPPED)).toBeCloseTo(0.002204, 12);
  expect(savedByCache(cached, STEPPED)).toBeCloseTo(0.002, 12);
});

test('output alone reaches no step', () => {
  expect(costOf({ inputTokens: 0, outputTokens: 5000 }, STEPPED)).toBeCloseTo(0.05, 12);
});
