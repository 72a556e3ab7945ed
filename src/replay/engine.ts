import type { Clock } from '../domain/clock.ts';
import type { AskJudge, Question } from '../domain/judge.ts';
import type { Reading, Usage } from '../domain/trial.ts';
import type { ListPrices, PlannedTrial, TrialStore } from '../domain/trial-store.ts';
import type { ReplyText } from '../prompt/index.ts';
import type { Budget } from './budget.ts';
import type { ReplayEvent } from './events.ts';
import type { Route } from './pace/rate-limit.ts';

/** A trial made ready: a question to put, or the finding that it does not fit and must not be sent. */
export type Prepared = TooLong | ToAsk;

export interface TooLong {
  readonly kind: 'too long';
  readonly readings: readonly Reading[];
}

export interface ToAsk {
  readonly kind: 'ask';
  readonly judge: AskJudge;
  readonly question: Question;
  readonly replyKey: string;
  /** The long text with which several requests of the run begin; absent where none does. */
  readonly prefix?: { readonly name: string; readonly tokens: () => Promise<number> };
  /** The most it is expected to be billed: its input, and the longest reply allowed. */
  readonly largest: () => Promise<Usage>;
  /** Absent where unknown, and for local judges. */
  readonly prices?: ListPrices;
  /** Exactly one reading per criterion asked, whatever came back. */
  readonly read: (reply: ReplyText) => readonly Reading[];
  /** The readings of a trial for which nothing came back. */
  readonly failed: () => readonly Reading[];
}

/** Everything a replay works with; nothing is taken from the surroundings. */
export interface Engine {
  readonly store: TrialStore;
  readonly run: string;
  /** Names this process; no two share it. */
  readonly owner: string;
  readonly clock: Clock;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1, exclusive. Spreads retries; no figure depends on it. */
  readonly uniform: () => number;
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** Retries that the run may make per first call, beside a few that it always may. */
  readonly retryShare: number;
  /** Candidate hash -> where its calls go; programs have none. */
  readonly routes: ReadonlyMap<string, Route>;
  /** Trials to take at most in this process. */
  readonly limit?: number;
  /** How long a claim on a trial holds that is not renewed; default: 90. */
  readonly claimSeconds?: number;
  readonly budget: Budget;
  /** Whether the process that an owner names is running on this machine. */
  readonly isAlive: (owner: string) => boolean;
  /** Aborted: ask nothing more, let calls in flight end and be saved. */
  readonly stopAsking: AbortSignal;
  /** Aborted: let go of calls in flight, too. */
  readonly stopNow: AbortSignal;
  readonly prepare: (trial: PlannedTrial) => Promise<Prepared>;
  /** While somebody is being asked whether to go on: what new calls wait for. */
  readonly held?: () => Promise<void> | undefined;
  readonly emit: (event: ReplayEvent) => void;
}
