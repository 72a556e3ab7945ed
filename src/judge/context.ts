import type { Clock } from '../domain/clock.ts';
import type { Criterion } from '../domain/criterion.ts';
import type { Message } from '../domain/transcript.ts';
import type { Transport } from './transport.ts';

/** Criterion id -> item key -> label id. Items without gold have no entry. */
export type GoldLabels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What judges are built with: everything that is not in the study's entry. */
export interface JudgeContext {
  /** The study's seed. */
  readonly seed: string;
  /** All of the study's criteria; those that are derived are never asked. */
  readonly criteria: readonly Criterion[];
  /** Measures latency, and reads dates in `Retry-After`. */
  readonly clock: Clock;
  /** Calls in flight, all judges together: no provider is sent more connections. */
  readonly concurrency: number;
  /** The environment: `ASSAY_OFFLINE` and the variables of keys are read, nothing else. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Hosts (with port, where it is written) that may be asked over http, without a key: the user's own list. */
  readonly insecureHosts?: readonly string[];
  /** Shared by a run's judges, so that they share connections. Default: one of its own for each judge. */
  readonly transport?: Transport;
  /** Gold labels: for `simulated`, `prior`, and `constant` without a label. */
  readonly gold?: GoldLabels;
  /** Item key -> its facets, for every item that is compared: for `prior`. */
  readonly facets?: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** The facet whose members stay together where `prior` learns. */
  readonly cluster?: string | undefined;
  /** An item's messages, as the candidate's view has them: for `keyword`. */
  readonly messagesOf?: (item: string) => readonly Message[] | Promise<readonly Message[]>;
  /** Reads a file named in a judge's settings, relative to the study's folder: for `keyword` and `recorded`. */
  readonly readFile?: (path: string) => Promise<string>;
}
