/** What a provider allows over all calls that count against it: a host's calls, or those to one model there. */
export interface RateLimit {
  /** Calls whose limits share a name share what is left of it. */
  readonly name: string;
  readonly requestsPerMinute?: number;
  /** Input and output together. */
  readonly tokensPerMinute?: number;
}

/** Where a candidate's calls go, and which limits they count against. */
export interface Route {
  /** Of the address, with the port where one is written. Calls to one host are slowed and stopped together. */
  readonly host: string;
  readonly limits: readonly RateLimit[];
}
