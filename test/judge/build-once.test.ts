import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { buildOnce } from '../../src/judge/build-once.ts';

/** What `fetch` was given. */
interface Fetched {
  readonly url: string;
  readonly init: RequestInit;
}

/** A `fetch` that notes what it is given and answers with an empty object. */
function notingFetch() {
  const fetched: Fetched[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    fetched.push({ url: String(input), init });
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
  return { fetched, fetch };
}

type Ask = (text: string, fetchOptions: object) => Promise<unknown>;

/** Ways of asking, each over a client that `prepare` was given. */
const WAYS: readonly [string, (fetch: typeof globalThis.fetch, prepared: boolean) => Ask][] = [
  [
    'chat completions',
    (fetch, prepared) => {
      const client = new OpenAI({ apiKey: 'none', baseURL: 'http://127.0.0.1/v1', fetch, timeout: 7000 });
      if (prepared) buildOnce(client);
      return (text, fetchOptions) =>
        client.chat.completions
          .create({ model: 'model-x', messages: [{ role: 'user', content: text }] }, { fetchOptions })
          .asResponse();
    },
  ],
  [
    'responses of a dated API',
    (fetch, prepared) => {
      const defaultQuery = { 'api-version': '2025-01-01' };
      const client = new OpenAI({ apiKey: 'none', baseURL: 'http://127.0.0.1/v1', fetch, defaultQuery });
      if (prepared) buildOnce(client);
      return (text, fetchOptions) =>
        client.responses.create({ model: 'model-x', input: text }, { fetchOptions }).asResponse();
    },
  ],
  [
    'messages',
    (fetch, prepared) => {
      const client = new Anthropic({ apiKey: 'none', baseURL: 'http://127.0.0.1', fetch, timeout: 7000 });
      if (prepared) buildOnce(client);
      return (text, fetchOptions) =>
        client.messages
          .create(
            { model: 'model-x', max_tokens: 9, messages: [{ role: 'user', content: text }] },
            { fetchOptions },
          )
          .asResponse();
    },
  ],
];

describe.each(WAYS)('%s', (_, way) => {
  test('send what they send without', async () => {
    expect(await sent(way, true)).toEqual(await sent(way, false));
  });

  test('have the options of their own call alone', async () => {
    const { fetched, fetch } = notingFetch();
    const ask = way(fetch, true);
    await ask('first', { keepalive: true });
    await ask('second', {});
    expect(fetched.map(({ init }) => init.keepalive)).toEqual([true, undefined]);
  });

  test('make their headers once', async () => {
    const { fetched, fetch } = notingFetch();
    const ask = way(fetch, true);
    for (const text of ['first', 'second', 'third']) await ask(text, {});
    expect(new Set(fetched.map(({ init }) => init.headers)).size).toBe(1);
  });
});

test('every path is built for itself', async () => {
  const { fetched, fetch } = notingFetch();
  const client = new OpenAI({ apiKey: 'none', baseURL: 'http://127.0.0.1/v1', fetch });
  buildOnce(client);
  await client.responses.create({ model: 'model-x', input: 'a' }).asResponse();
  await client.embeddings.create({ model: 'model-x', input: 'b', encoding_format: 'float' }).asResponse();
  await client.responses.create({ model: 'model-x', input: 'c' }).asResponse();
  expect(fetched.map(({ url }) => url.replace(/.*\//, ''))).toEqual(['responses', 'embeddings', 'responses']);
});

async function sent(way: (typeof WAYS)[number][1], prepared: boolean) {
  const { fetched, fetch } = notingFetch();
  const ask = way(fetch, prepared);
  for (const text of ['first', 'ünd "zwei"', '']) await ask(text, {});
  return fetched.map(({ url, init: { method, body, headers } }) => ({
    url,
    method,
    body,
    headers: [...new Headers(headers)],
  }));
}
