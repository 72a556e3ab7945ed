import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../src/judge/tokens.ts';

describe('the estimate of tokens', () => {
  test('counts as o200k_base does', async () => {
    // OpenAI's tiktoken documents `tiktoken is great!` as 6 tokens of o200k_base.
    expect(await estimateTokens('tiktoken is great!')).toBe(6);
    expect(await estimateTokens('')).toBe(0);
  });

  test('counts special tokens as letters and does not fail on them', async () => {
    for (const text of ['<|endoftext|>', '<|im_start|>', '<|fim_prefix|>', '<|endofprompt|>']) {
      expect(await estimateTokens(text)).toBeGreaterThan(1);
    }
  });

  test('differs from the count of the whole text by less than five in a thousand', async () => {
    const text = Array.from({ length: 4000 }, (_, index) => `step ${index}: the agent disabled its watchdog`);
    const whole = countTokens(text.join('\n'));
    expect(Math.abs((await estimateTokens(text.join('\n'))) / whole - 1)).toBeLessThan(0.005);
  });

  test.each(['a', '\u{1f600}', '\ud800', ' ', '\u200b', 'ก', '<|endoftext|>'])(
    'is in proportion to the length of a text of %j',
    async (character) => {
      await estimateTokens('loads the vocabulary');
      const started = performance.now();
      expect(await estimateTokens(character.repeat(200_000 / character.length))).toBeGreaterThan(0);
      // A tokenizer without a bound takes minutes here, this one 60 ms at most.
      expect(performance.now() - started).toBeLessThan(5000);
    },
  );
});
