import type { Dispatcher, Pool } from 'undici';
import { exchange } from './exchange.ts';
import { letGoOf } from './let-go.ts';
import { WholeResponse } from './whole-response.ts';

/** The header that holds the API key. The SDKs never get it: clients that are printed show no key. */
export interface Credential {
  readonly header: 'authorization' | 'x-api-key' | 'api-key';
  readonly value: string;
  /** The key alone, by which an answer that repeats it is cleaned. */
  readonly key: string;
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Of what the SDKs send; anything else would come from `OPENAI_CUSTOM_HEADERS` and its like, or tells the provider
 * about the machine.
 */
const SENT: ReadonlySet<string> = new Set(['accept', 'content-type', 'user-agent', 'anthropic-version']);
const KEPT = ['content-type', 'retry-after', 'retry-after-ms', 'x-request-id', 'request-id'];
/** A key shorter than this is a word such as `none`, which answers may hold. */
const SHORTEST_SECRET = 8;

/**
 * A `fetch` for the SDKs over a pool: a third of the CPU of the built-in one, no more connections than the pool has,
 * no redirects. The whole body is read before it resolves, so that the SDK's timer covers it, and is cleaned of the
 * API key, so that no answer can carry it into the store.
 */
export function undiciFetch(pool: Pool, credential: Credential | undefined): Fetch {
  const paths = new Map<string, string>();
  // A client that builds its requests once gives the same headers with every one.
  const known = new WeakMap<object, Record<string, string>>();
  const sent = (given: RequestInit['headers'] = []) => {
    const headers = known.get(given) ?? sentHeaders(given, credential);
    known.set(given, headers);
    return headers;
  };
  return async (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const { status, headers, body } = await exchange(
      pool,
      {
        path: paths.get(address) ?? pathOf(address, paths),
        method: methodOf(init.method),
        headers: sent(init.headers),
        body: typeof init.body === 'string' ? init.body : null,
      },
      init.signal,
      letGoOf(init),
    );
    const kept = keptHeaders(headers, credential);
    return new WholeResponse(without(credential, textOf(body)), status, kept);
  };
}

/** A judge has one address, which need not be taken apart at every call. */
function pathOf(address: string, paths: Map<string, string>): string {
  const { pathname, search } = new URL(address);
  if (paths.size < 100) paths.set(address, pathname + search);
  return pathname + search;
}

function methodOf(method = 'GET'): Dispatcher.HttpMethod {
  if (method === 'GET' || method === 'POST' || method === 'DELETE') return method;
  throw new TypeError(`no request of ours is a ${method}`);
}

/** Of an answer's headers those that are read, cleaned of the key. */
export function keptHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  credential: Credential | undefined,
): [string, string][] {
  return KEPT.flatMap((name): [string, string][] => {
    const value = one(headers[name]);
    return value === undefined ? [] : [[name, without(credential, value)]];
  });
}

/** What goes out of an SDK's headers, with the key. */
export function sentHeaders(
  given: RequestInit['headers'],
  credential: Credential | undefined,
): Record<string, string> {
  const sent: Record<string, string> = { 'accept-encoding': 'identity' };
  for (const [name, value] of given instanceof Headers ? given : new Headers(given)) {
    if (SENT.has(name)) sent[name] = value;
  }
  if (credential !== undefined) sent[credential.header] = credential.value;
  return sent;
}

/** As `fetch` decodes: a byte order mark is no part of the text. */
function textOf(body: Buffer): string {
  const text = body.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** A text without the API key. */
export function without(credential: Credential | undefined, text: string): string {
  if (credential === undefined || credential.key.length < SHORTEST_SECRET) return text;
  return text.replaceAll(credential.key, '[API key]');
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'object' ? header[0] : header;
}
