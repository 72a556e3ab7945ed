import type { Api, Finish, Usage } from './asked.ts';
import type { Fault } from './plan.ts';

/** One request that the server received, and what it answered. */
export interface LoggedRequest {
  readonly number: number;
  readonly api: Api | 'other';
  readonly path: string;
  readonly model: string;
  /** Of the body, by which equal requests are known. */
  readonly bodyHash: string;
  /** The body itself, only for the last few requests. */
  readonly body?: unknown;
  /** How often this body had come before, counting from 1. */
  readonly tries: number;
  readonly credential: 'none' | 'expected' | 'other';
  readonly headerNames: readonly string[];
  readonly fault?: Fault;
  /** Absent where the connection was cut before a status was sent. */
  readonly status?: number;
  /** Of replies that a provider would bill: sent whole, or lost on the way. */
  readonly reply?: {
    readonly text: string;
    readonly finish: Finish;
    readonly label?: string;
    readonly usage: Usage;
  };
}

export interface ServerState {
  readonly requests: readonly LoggedRequest[];
  readonly connections: { readonly open: number; readonly most: number };
  /** Batches that were made, with how many requests each. */
  readonly batches: readonly { readonly id: string; readonly requests: number }[];
}
