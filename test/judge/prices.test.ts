import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, test } from 'vitest';
import { unitPrices } from '../../src/judge/prices.ts';
import { costOf } from '../../src/replay/money.ts';

const DAY = new Date('2026-10-01T00:00:00Z');
const entry = { id: 'j', provider: 'openai', model: 'gpt-4o', settings: {} };

describe('unit prices', () => {
  test('come from the price list', async () => {
    // OpenAI's published price of gpt-4o: $2.50 in, $1.25 cached, $10.00 out per million.
    expect(await unitPrices(entry, DAY)).toEqual({ input: 2.5, output: 10, cachedInput: 1.25 });
    expect(await unitPrices({ ...entry, provider: 'anthropic', model: 'claude-opus-5-5' }, DAY)).toEqual({
      input: 4,
      output: 20,
      cachedInput: 0.2,
      cacheWrite: 5,
    });
  });

  test('are those of the study where it names them, 0 included', async () => {
    expect(await unitPrices({ ...entry, price: { input: 0, output: 0 } }, DAY)).toEqual({
      input: 0,
      output: 0,
    });
  });

  test('have a step where they rise with the prompt', async () => {
    // The list's tier starts at 271,999: it holds above that.
    expect(await unitPrices({ ...entry, model: 'gpt-6-astra' }, DAY)).toEqual({
      input: 10,
      output: 50,
      cachedInput: 1,
      cacheWrite: 12.5,
      steps: [{ from: 272_000, input: 20, output: 75, cachedInput: 2, cacheWrite: 25 }],
    });
  });

  test('keep a price that has no step in the steps of the others', async () => {
    const fast = { ...entry, provider: 'openrouter', model: 'x-ai/grok-4-fast' };
    expect(await unitPrices(fast, DAY)).toEqual({
      input: 0.2,
      output: 0.5,
      cachedInput: 0.05,
      steps: [{ from: 128_001, input: 0.4, output: 1, cachedInput: 0.05 }],
    });
  });

  test('of the study stay flat, also for a model whose listed price has a step', async () => {
    const price = { input: 1, output: 2 };
    expect(await unitPrices({ ...entry, model: 'gpt-6-astra', price }, DAY)).toEqual(price);
  });

  test.each([271_999, 272_000])(
    'come to what the list itself reckons for a prompt of %d',
    async (inputTokens) => {
      const prices = await unitPrices({ ...entry, model: 'gpt-6-astra' }, DAY);
      const cachedInputTokens = 1000;
      const counted = { input_tokens: inputTokens, cache_read_tokens: cachedInputTokens, output_tokens: 500 };
      const listed = calcPrice(counted, 'gpt-6-astra', { providerId: 'openai', timestamp: DAY });
      const usage = { inputTokens, cachedInputTokens, outputTokens: 500 };
      expect(prices && costOf(usage, prices)).toBeCloseTo(listed?.total_price ?? Number.NaN, 12);
    },
  );

  test.each([
    ['a model that the list lacks', { ...entry, model: 'llama3' }],
    ['a model at a host that sells nothing', { ...entry, baseUrl: 'http://127.0.0.1:8000/v1' }],
    ['a host that only mentions a seller', { ...entry, baseUrl: 'https://evil.example/api.openai.com' }],
    ['no model', { id: 'j', provider: 'openai', settings: {} }],
    ['a program', { id: 'j', provider: 'constant', settings: {} }],
  ])('are unknown for %s', async (_, unknown) => {
    expect(await unitPrices(unknown, DAY)).toBeUndefined();
  });

  test('are those of the host that is asked', async () => {
    const azure = { ...entry, baseUrl: 'https://x.openai.azure.com/openai/v1' };
    expect(await unitPrices(azure, DAY)).toMatchObject({ input: 2.5, output: 10 });
  });
});
