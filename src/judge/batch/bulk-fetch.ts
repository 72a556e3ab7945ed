import { Readable } from 'node:stream';
import type { Pool } from 'undici';
import { RedirectRefused } from '../redirect-refused.ts';
import { type Credential, type Fetch, keptHeaders, sentHeaders, without } from '../undici-fetch.ts';

/**
 * A `fetch` for files of a batch: forms are sent as they are, and what comes back streams line by line, each cleaned of
 * the API key, so that no result file is ever whole in memory. No redirects.
 */
export function bulkFetch(pool: Pool, credential: Credential | undefined): Fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    // The SDK asks for `data:,` to learn what kind of fetch this is; that goes nowhere.
    if (url.protocol === 'data:') return new Response('');
    const sent = await encoded(init);
    const { statusCode, headers, body } = await pool.request({
      path: url.pathname + url.search,
      method: init.method === 'POST' || init.method === 'DELETE' ? init.method : 'GET',
      headers: { ...sentHeaders(init.headers, credential), ...sent.headers },
      body: sent.body,
      signal: init.signal ?? null,
    });
    if (statusCode >= 300 && statusCode < 400) {
      body.on('error', () => undefined).destroy();
      throw new RedirectRefused(statusCode, '');
    }
    const kept = keptHeaders(headers, credential);
    return new Response(toWeb(body, credential), { status: statusCode, headers: kept });
  };
}

interface Encoded {
  readonly body: string | Readable | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** A form becomes bytes with the boundary that its type names. */
async function encoded({ body }: RequestInit): Promise<Encoded> {
  if (typeof body === 'string') return { body, headers: {} };
  if (!(body instanceof FormData)) return { body: null, headers: {} };
  const form = new Response(body);
  const type = form.headers.get('content-type') ?? 'multipart/form-data';
  return { body: Readable.from(Buffer.from(await form.arrayBuffer())), headers: { 'content-type': type } };
}

function toWeb(body: AsyncIterable<Uint8Array>, credential: Credential | undefined): ReadableStream {
  return ReadableStream.from(cleaned(body, credential));
}

async function* cleaned(
  body: AsyncIterable<Uint8Array>,
  credential: Credential | undefined,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  for await (const piece of body) {
    const text = rest + decoder.decode(piece, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) yield encoder.encode(without(credential, text.slice(0, end)));
  }
  rest += decoder.decode();
  if (rest !== '') yield encoder.encode(without(credential, rest));
}
