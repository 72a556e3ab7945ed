import type { Outcome } from '../domain/outcome.ts';
import type { Usage } from '../domain/trial.ts';
import type { LaneEvent } from './pace/lane-event.ts';

/** What a replay says while it runs. Whoever listens draws or prints; the engine never does. */
export type ReplayEvent =
  | {
      readonly kind: 'started';
      readonly planned: number;
      readonly done: number;
      /** Calls that were in flight when an earlier process died: they may be billed twice. */
      readonly inFlightBefore: number;
    }
  /** `already done`: another process finished it first; what this one paid for is kept beside it. */
  | ({ readonly kind: 'trial done' | 'already done' } & TrialEnd)
  | {
      readonly kind: 'waiting';
      readonly candidate: string;
      readonly milliseconds: number;
      readonly because: string;
    }
  /** Of a batch: sent, taken up from an earlier process, at work, its results saved; or why it was not taken. */
  | {
      readonly kind: 'batch';
      readonly id?: string;
      readonly state: 'sent' | 'taken up' | 'working' | 'collected' | 'refused';
      readonly done?: number;
      readonly total?: number;
      readonly because?: string;
    }
  /** Refused for its key: the trial stays open, and is asked again where the host answers others. */
  | {
      readonly kind: 'put off';
      readonly candidate: string;
      readonly attempts: number;
      readonly because: string;
    }
  /** Stopped before its end: the trial stays open. `letGo`: its last call was in flight, and may be billed. */
  | {
      readonly kind: 'left open';
      readonly candidate: string;
      readonly attempts: number;
      readonly letGo: boolean;
    }
  | LaneEvent
  /** From here on what fails is not tried again. */
  | { readonly kind: 'retries used up'; readonly retries: number }
  /** What calls cost has taken the place of the estimate, and it is half as much again. US dollars. */
  | { readonly kind: 'estimate rose'; readonly cost: number; readonly was: number }
  | { readonly kind: 'stopping'; readonly because: Stopped; readonly inFlight: number }
  | { readonly kind: 'finished'; readonly summary: ReplaySummary };

export interface TrialEnd {
  /** The candidate's hash. */
  readonly candidate: string;
  /** One per criterion. */
  readonly outcomes: readonly Outcome[];
  /** Calls sent for it by this process. */
  readonly attempts: number;
  /** Read from a reply that was paid for before: nothing was sent. */
  readonly reused: boolean;
  readonly usage?: Usage;
  /** US dollars; absent where the price is unknown or nothing was sent. */
  readonly cost?: number;
  /** US dollars that the provider's cache took off `cost`; below 0 where writing to it cost more. */
  readonly cacheSaved?: number;
  /** Why nothing came back, where nothing did. */
  readonly failure?: string;
}

/** The reason of a stop that a person chose when asked about money. */
export const DECLINED = 'declined';

/** Why a replay ended before everything was done. */
export type Stopped = 'interrupted' | typeof DECLINED | 'budget' | 'batch refused' | 'no access';

/** Why a replay was told to stop asking: a person's no, or a signal. */
export function whyStopped(stopAsking: AbortSignal): Stopped {
  return stopAsking.reason === DECLINED ? DECLINED : 'interrupted';
}

/** A host that let nobody in, and what it said last. */
export interface RefusedAccess {
  readonly host: string;
  readonly status: number;
  readonly because: string;
}

export interface ReplaySummary {
  readonly planned: number;
  /** Done in all, and how many of them in this process. */
  readonly done: number;
  readonly doneNow: number;
  /** Over all trials that are done, one per criterion. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Trials of this process that ended without any reply. */
  readonly failedNow: number;
  readonly attempts: number;
  /** Of the attempts, those that tried a trial again. */
  readonly retries: number;
  /** Of the attempts, those that were let go of in flight: they may be billed, and are sent again. */
  readonly letGo: number;
  /** True where trials were not tried again because the run had used up its retries. */
  readonly retriesUsedUp: boolean;
  /** Trials read from replies that were paid for before. */
  readonly reused: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input, what providers read from their caches, and what that saved in US dollars where prices are known. */
  readonly cachedInputTokens: number;
  readonly cacheSaved: number;
  readonly cost: number;
  /** True where a price is unknown, so that `cost` is a lower bound. */
  readonly costIncomplete: boolean;
  /** US dollars above the cap, where replies cost more than they could be expected to. */
  readonly overshoot: number;
  /** US dollars of the cap held by calls that may have been billed and whose reply was lost; 0 without a cap. */
  readonly lost: number;
  readonly stopped?: Stopped;
  /** Hosts that refused the key; their trials stay open. Absent where there are none. */
  readonly refusedAccess?: readonly RefusedAccess[];
}
