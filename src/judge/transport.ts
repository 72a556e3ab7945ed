import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Pool } from 'undici';
import { isBlockedAddress } from './endpoint.ts';

/** Connections to providers, shared by a run's judges. */
export interface Transport {
  /** The pool of an origin such as `https://api.openai.com`. */
  pool(origin: string): Pool;
  /** The same for files of any size, which are streamed: few connections, no limit on the body. */
  bulk(origin: string): Pool;
  /** Ends idle connections; calls in flight are finished first. */
  close(): Promise<void>;
}

const CONNECT_MILLISECONDS = 30_000;
/** No reply is as large; a server that goes on for ever is not read to the end. */
const LARGEST_BODY = 32 * 1024 * 1024;
const BULK_CONNECTIONS = 2;

/**
 * One pool per origin with at most `concurrency` connections, one request at a time on each. Proxies of the
 * environment are not used. Addresses are looked at after the name is resolved, so that no name leads to a
 * link-local one.
 */
export function createTransport(concurrency: number): Transport {
  const pools = new Map<string, Pool>();
  const pooled = (name: string, origin: string, connections: number, maxResponseSize: number) => {
    const known = pools.get(name);
    if (known) return known;
    const pool = new Pool(origin, {
      connections,
      pipelining: 1,
      // The SDK's timer ends a call; a model that reasons may be silent for longer than undici would wait.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize,
      connect: { timeout: CONNECT_MILLISECONDS, lookup: guardLookup(lookup) },
    });
    pools.set(name, pool);
    return pool;
  };
  return {
    pool: (origin) => pooled(origin, origin, concurrency, LARGEST_BODY),
    bulk: (origin) => pooled(`${origin} bulk`, origin, BULK_CONNECTIONS, -1),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      pools.clear();
    },
  };
}

/** A lookup of names that fails where a name leads to an address that is never asked. */
export function guardLookup(resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : (address ?? []).map((entry) => entry.address);
      const blocked = error ? undefined : found.find(isBlockedAddress);
      if (blocked === undefined) return callback(error, address, family);
      callback(new BlockedAddress(`${hostname} leads to the link-local address ${blocked}`), '', 0);
    });
  };
}

/** A name resolved to an address that is never asked: metadata services give out credentials there. */
export class BlockedAddress extends Error {}
