import type { Dispatcher, Pool } from 'undici';

/** The header that holds the API key. The SDKs never get it: clients that are printed show no key. */
export interface Credential {
  readonly header: 'authorization' | 'x-api-key' | 'api-key';
  readonly value: string;
  /** The key alone, by which an answer that repeats it is cleaned. */
  readonly key: string;
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A redirect, which is never followed: the body would go to whoever it names. */
export class RedirectRefused extends Error {
  readonly status: number;
  readonly location: string;

  // The location is no part of the message: the SDKs read the message and take `timeout.example` for a timeout.
  constructor(status: number, location: string) {
    super('redirect refused');
    this.status = status;
    this.location = location;
  }
}

/** Of what the SDKs send; anything else would come from `OPENAI_CUSTOM_HEADERS` and its like. */
const SENT = /^(accept|content-type|user-agent|anthropic-version|x-stainless-.*)$/;
const KEPT = ['content-type', 'retry-after', 'retry-after-ms', 'x-request-id', 'request-id'];
/** A key shorter than this is a word such as `none`, which answers may hold. */
const SHORTEST_SECRET = 8;

/**
 * A `fetch` for the SDKs over a pool: half the CPU of the built-in one, no more connections than the pool has, no
 * redirects. The whole body is read before it resolves, so that the SDK's timer covers it, and is cleaned of the
 * API key, so that no answer can carry it into the store.
 */
export function undiciFetch(pool: Pool, credential: Credential | undefined): Fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { statusCode, headers, body } = await pool.request({
      path: url.pathname + url.search,
      method: methodOf(init.method),
      headers: sentHeaders(init.headers, credential),
      body: typeof init.body === 'string' ? init.body : null,
      signal: init.signal ?? null,
    });
    if (statusCode >= 300 && statusCode < 400) {
      // Not awaited: whatever the body is, nobody waits for it.
      body.on('error', () => undefined).destroy();
      throw new RedirectRefused(statusCode, one(headers['location']) ?? '');
    }
    const text = without(credential, await body.text());
    const kept = KEPT.flatMap((name): [string, string][] => {
      const value = one(headers[name]);
      return value === undefined ? [] : [[name, without(credential, value)]];
    });
    const hasNoBody = statusCode === 204 || statusCode === 205;
    return new Response(hasNoBody ? null : text, { status: statusCode, headers: kept });
  };
}

function methodOf(method = 'GET'): Dispatcher.HttpMethod {
  if (method === 'GET' || method === 'POST' || method === 'DELETE') return method;
  throw new TypeError(`no request of ours is a ${method}`);
}

function sentHeaders(
  given: RequestInit['headers'],
  credential: Credential | undefined,
): Record<string, string> {
  const sent = [...new Headers(given)].filter(([name]) => SENT.test(name));
  const key = credential === undefined ? {} : { [credential.header]: credential.value };
  return { ...Object.fromEntries(sent), 'accept-encoding': 'identity', ...key };
}

function without(credential: Credential | undefined, text: string): string {
  if (credential === undefined || credential.key.length < SHORTEST_SECRET) return text;
  return text.replaceAll(credential.key, '[API key]');
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'object' ? header[0] : header;
}
