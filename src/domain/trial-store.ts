import type { Counted } from './counted.ts';
import type { Outcome } from './outcome.ts';
import type { Attempt, Reading, Reply, Run, Trial } from './trial.ts';
import type { UnitPrices } from './unit-prices.ts';
import type { CandidateUsage, ServedModel } from './usage.ts';

export type { ListPrices, UnitPrices } from './unit-prices.ts';

/** A trial of a run, with the number that attempts, replies and readings name it by. */
export interface PlannedTrial extends Trial {
  readonly number: number;
}

/** Which trials to take, for whom and how long. Times are milliseconds since 1970. */
export interface ClaimRequest {
  readonly run: string;
  /** Names one process (or worker) for its lifetime: two never share it. */
  readonly owner: string;
  readonly now: number;
  /** When the claim lapses unless it is renewed: longer than the slowest call. */
  readonly until: number;
  readonly limit: number;
  /** Owners that are alive: what they have in flight is left to them, even where their claim has lapsed. */
  readonly alive?: readonly string[];
}

/** An attempt about to be sent. */
export interface NewAttempt {
  readonly trial: number;
  readonly replyKey: string;
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
}

/** How an attempt ended: with a reply, or with the error told here. */
export interface AttemptEnd {
  readonly attempt: number;
  readonly at: string;
  /** Short; never holds a key or a header. */
  readonly error?: string;
}

export interface PaidReply extends Reply {
  /** Absent where unknown: an unknown price is not 0. */
  readonly prices?: UnitPrices;
}

/** A reply in the store. */
export interface StoredReply extends PaidReply {
  readonly number: number;
}

/** What came of one trial: exactly one reading per criterion that was asked. */
export interface FinishedTrial {
  readonly trial: number;
  /**
   * What the readings were read from: a reply received now, with the attempt that brought it where there was
   * one (local judges make none), or the number of one that was paid for before. Absent where nothing came.
   */
  readonly reply?: { readonly received: PaidReply; readonly attempt?: number } | { readonly known: number };
  readonly readings: readonly Reading[];
}

/** What is saved in one transaction: all of it or nothing. */
export interface FinishedBatch {
  /** Ends of attempts, those of trials that will be tried again included. */
  readonly ended: readonly AttemptEnd[];
  readonly trials: readonly FinishedTrial[];
}

/**
 * One page of the replay's journal: what came back, and what is sent next. An attempt on a page is on disk only
 * together with all that stands before it, so that a worker's open calls are never more than one.
 */
export interface JournalPage extends FinishedBatch {
  readonly owner: string;
  readonly now: number;
  readonly attempts: readonly NewAttempt[];
}

export interface JournalWritten {
  readonly trials: readonly ('done' | 'already done')[];
  readonly attempts: readonly RecordedAttempt[];
}

/**
 * An attempt's number. Otherwise nothing was recorded and nothing must be sent: `answered` where a reply was paid for
 * under the key, `undefined` where the claim is not the owner's or has lapsed, or the trial is done.
 */
export type RecordedAttempt = number | 'answered' | undefined;

/** Whoever has claims on a run's trials: until when the last of them holds, and on how many trials. */
export interface ClaimHolder {
  readonly owner: string;
  readonly trials: number;
  readonly until: number;
}

/** A call without an end: in flight, or its process died and it may have been billed. */
export interface OpenAttempt extends Attempt {
  readonly owner: string;
  /** When the trial's claim lapses; absent where nobody has one. */
  readonly claimedUntil?: number;
}

export interface CandidateProgress {
  /** The candidate's hash. */
  readonly candidate: string;
  readonly planned: number;
  readonly done: number;
  /** Readings that stand, by outcome, over all criteria. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** A stored reply and the trial whose readings were read from it. */
export interface ReplyToReread {
  readonly trial: PlannedTrial;
  readonly reply: StoredReply;
  readonly criteria: readonly string[];
}

/** What replay keeps: the plan, who works on what, what was sent, what came back. */
export interface TrialStore {
  /**
   * Puts a run and its trials, in the order in which they are to be claimed. A run that is there already is
   * left as it is, so an unchanged plan resumes. Items and candidates are put first.
   * @throws Error where a run of this hash has other trials, or an item or candidate is unknown.
   */
  openRun(run: Run, trials: Counted<Trial>): Promise<{ readonly planned: number; readonly done: number }>;

  /** Takes trials that are not done and that nobody has, or whose claim has lapsed; in the plan's order. */
  claim(request: ClaimRequest): Promise<readonly PlannedTrial[]>;
  /** Prolongs the owner's claims that have not lapsed; says how many those are. */
  renew(owner: string, now: number, until: number): Promise<number>;
  /** Who has claims on the run's trials, lapsed ones included; ordered by owner. */
  holders(run: string): Promise<readonly ClaimHolder[]>;
  /** Trials of the run that are not done, whoever has them, after a trial's number (0 to begin); in order. */
  openTrials(run: string, after: number, limit: number): Promise<readonly PlannedTrial[]>;
  /** Candidate's hash -> how many of them it has, among the first so many or all; without those that have none. */
  countOpenTrials(run: string, first?: number): Promise<ReadonlyMap<string, number>>;
  /** Hashes of the candidates that some trial on this occasion is done of, in whatever run. */
  answeredCandidates(occasion: number): Promise<ReadonlySet<string>>;
  /** Gives the owner's claims back: all, or those on these trials. */
  release(owner: string, trials?: readonly number[]): Promise<void>;

  /**
   * Saves replies and readings; the trials are done when this resolves. A trial that somebody else finished
   * first keeps that one's readings (`already done`); a reply received is kept all the same: it was paid.
   */
  finish(batch: FinishedBatch): Promise<readonly ('done' | 'already done')[]>;

  /**
   * `finish`, then records the attempts, in one transaction that does not wait for the disk: when this resolves the
   * page is there for everybody and outlives this process, and a power cut after the next `sync`.
   */
  writeJournal(page: JournalPage): Promise<JournalWritten>;
  /** Resolves when all that was written before it was called is on the disk. */
  sync(): Promise<void>;

  /** The first reply that was paid for under a key. */
  replyByKey(key: string): Promise<StoredReply | undefined>;
  /** Calls of the run that have no end. */
  openAttempts(run: string): Promise<readonly OpenAttempt[]>;
  /** How far every candidate of the run is, ordered by hash. */
  progress(run: string): Promise<readonly CandidateProgress[]>;
  /** What all replies in the store that calls brought used; ordered by candidate, occasion, served model, prices. */
  usage(): Promise<readonly CandidateUsage[]>;
  /** Which models answered, on which items, and when last; of replies that calls brought. */
  served(): Promise<readonly ServedModel[]>;

  /** Makes trials whose every standing reading is `failed` open again; says how many. */
  reopenFailed(run: string): Promise<number>;
  /** Replies of the run's trials after a trial's number (0 to begin), in order. */
  repliesToReread(run: string, after: number, limit: number): Promise<readonly ReplyToReread[]>;
  /** Adds readings by a mended parser, beside the old ones; says how many say something new. */
  reread(
    trials: readonly {
      readonly trial: number;
      readonly reply: number;
      readonly readings: readonly Reading[];
    }[],
  ): Promise<number>;
}
