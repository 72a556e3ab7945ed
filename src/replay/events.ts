import type { Outcome } from '../domain/outcome.ts';
import type { Usage } from '../domain/trial.ts';

/** What a replay says while it runs. Whoever listens draws or prints; the engine never does. */
export type ReplayEvent =
  | {
      readonly kind: 'started';
      readonly planned: number;
      readonly done: number;
      readonly inFlightBefore: number;
    }
  | {
      readonly kind: 'trial done';
      /** The candidate's hash. */
      readonly candidate: string;
      /** One per criterion. */
      readonly outcomes: readonly Outcome[];
      readonly attempts: number;
      /** Read from a reply that was paid for before: nothing was sent. */
      readonly reused: boolean;
      readonly usage?: Usage;
      /** US dollars; absent where the price is unknown or nothing was sent. */
      readonly cost?: number;
    }
  | {
      readonly kind: 'waiting';
      readonly candidate: string;
      readonly milliseconds: number;
      readonly because: string;
    }
  | { readonly kind: 'stopping'; readonly because: 'interrupted' | 'budget'; readonly inFlight: number }
  | { readonly kind: 'finished'; readonly summary: ReplaySummary };

export interface ReplaySummary {
  readonly planned: number;
  /** Done in all, and how many of them in this process. */
  readonly done: number;
  readonly doneNow: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly attempts: number;
  readonly reused: number;
  readonly cost: number;
  /** True where a price is unknown, so that `cost` is a lower bound. */
  readonly costIncomplete: boolean;
  readonly stopped?: 'interrupted' | 'budget';
}
