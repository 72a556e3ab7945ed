import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { tokenCounter } from '../../src/judge/tokens.ts';

const VOCABULARY = join(import.meta.dirname, '..', '..', 'dist', 'o200k_base.bin');
const estimateTokens = tokenCounter(() => readFile(VOCABULARY));

describe('the estimate of tokens', () => {
  test('counts as o200k_base does', async () => {
    // OpenAI's tiktoken documents `tiktoken is great!` as 6 tokens of o200k_base.
    expect(await estimateTokens('tiktoken is great!')).toBe(6);
    expect(await estimateTokens('')).toBe(0);
  });

  test('counts a text that is not cut as gpt-tokenizer does, whatever is in it', async () => {
    const word = fc.constantFrom(
      'the',
      ' agent',
      '<|endoftext|>',
      '\n\n',
      '  ',
      'É',
      '日本',
      'ก็',
      '\u{1f600}',
      '1234',
    );
    // gpt-tokenizer loses byte order marks where it looks tokens up: it counts two for one that the list has.
    const text = fc
      .array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 20 })
      .map((parts) => parts.join('').replaceAll('\u{feff}', '').slice(0, 1000));
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        expect(await estimateTokens(any)).toBe(countTokens(any, { disallowedSpecial: new Set() }));
      }),
      { numRuns: 2000 },
    );
  });

  test('counts wherever in memory the vocabulary lies', async () => {
    const moved = Buffer.concat([Buffer.alloc(1), await readFile(VOCABULARY)]).subarray(1);
    expect(await tokenCounter(async () => moved)('tiktoken is great!')).toBe(6);
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
