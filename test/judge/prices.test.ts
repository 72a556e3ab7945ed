import { describe, expect, test } from 'vitest';
import { unitPrices } from '../../src/judge/prices.ts';

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

  test('are the lowest step where they rise with the prompt', async () => {
    expect(await unitPrices({ ...entry, model: 'gpt-6-astra' }, DAY)).toEqual({
      input: 10,
      output: 50,
      cachedInput: 1,
      cacheWrite: 12.5,
    });
  });

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
