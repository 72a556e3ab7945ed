import type { JudgeEntry } from '../domain/study.ts';
import { apiKeyFor, keyVariable, refuseOffline } from './api-key.ts';
import { bulkFetch } from './batch/bulk-fetch.ts';
import type { JudgeContext } from './context.ts';
import { type Endpoint, endpointOf } from './endpoint.ts';
import { judgeProblem } from './read-settings.ts';
import { createTransport } from './transport.ts';
import { type Credential, type Fetch, undiciFetch } from './undici-fetch.ts';

export interface RemoteAccess {
  readonly model: string;
  readonly endpoint: Endpoint;
  /** Sends to the endpoint, with the key where there is one. */
  readonly fetch: Fetch;
  /** The same for files: forms go out, bodies stream in. */
  readonly bulk: () => Fetch;
  readonly keyVariable: string | undefined;
}

/**
 * What every judge over the network needs before it is built: the network allowed, a model, an address that may be
 * asked, and its key.
 *
 * @param own the provider's address.
 * @param header where the provider wants the key.
 * @throws InputError where one of them is missing.
 */
export function remoteAccess(
  entry: JudgeEntry,
  context: JudgeContext,
  own: string,
  header: Credential['header'],
): RemoteAccess {
  refuseOffline(entry, context.env);
  if (entry.model === undefined) throw judgeProblem(entry, 'it has no model', 'add `model: <name>`');
  const endpoint = endpointOf(entry, own, context.insecureHosts);
  const key = apiKeyFor(entry, endpoint, context.env);
  const { pool, bulk } = context.transport ?? createTransport(context.concurrency);
  const value = header === 'authorization' ? `Bearer ${key}` : key;
  const credential = key === undefined || value === undefined ? undefined : { header, value, key };
  return {
    model: entry.model,
    endpoint,
    fetch: undiciFetch(pool(endpoint.origin), credential),
    bulk: () => bulkFetch(bulk(endpoint.origin), credential),
    keyVariable: keyVariable(endpoint.host),
  };
}
