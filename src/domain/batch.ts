import type { Answer, JudgeError, JudgeRequest } from './judge-answer.ts';
import type { PlannedTrial } from './trial-store.ts';

/** One request of a batch. */
export interface BatchRequest {
  /** By which its result is found again: at most 64 characters of `A-Z a-z 0-9 _ -`, unique in the batch. */
  readonly customId: string;
  readonly request: JudgeRequest;
}

/** What came of one request; an expired, cancelled or refused one is an error that tells so. */
export interface BatchResult {
  readonly customId: string;
  readonly answer: Answer;
}

export type BatchState = {
  readonly kind: 'working' | 'ended';
  readonly done: number;
  readonly total: number;
};

/** An error of the batch as a whole, or of asking about it. */
export interface BatchFailure {
  readonly error: JudgeError;
}

/** The port of a provider that takes many requests at once and answers within a day, at half the price. */
export interface AskBatch {
  /** What one batch may hold at most: requests, and bytes as they are sent. */
  readonly limits: { readonly requests: number; readonly bytes: number };
  /** What users must know before they use it; sentences. */
  readonly notices: readonly string[];
  /** Bytes that one request adds to a batch. */
  bytesOf(request: BatchRequest): number;
  /**
   * Sends a batch. `token` names it for us; after an error, or a crash before the id was saved, `find` tells whether
   * it arrived all the same.
   */
  submit(
    token: string,
    requests: readonly BatchRequest[],
    signal: AbortSignal,
  ): Promise<{ readonly id: string } | BatchFailure>;
  /** The provider's id of a batch of ours that was sent at `since` (milliseconds since 1970) or later, if it is there. */
  find(
    token: string,
    customIds: ReadonlySet<string>,
    since: number,
    signal: AbortSignal,
  ): Promise<{ readonly id?: string } | BatchFailure>;
  state(id: string, signal: AbortSignal): Promise<BatchState | BatchFailure>;
  /** Results of an ended batch, in any order. What is missing has none; a transfer that breaks off yields an error. */
  results(id: string, signal: AbortSignal): AsyncIterable<BatchResult | BatchFailure>;
}

/** A batch about to be sent: its trials' claims and attempts become the batch's in the same transaction. */
export interface NewBatch {
  readonly run: string;
  /** Random, so that no two share it. */
  readonly token: string;
  /** Hash of the judge's identity. */
  readonly judge: string;
  /** ISO 8601 in UTC. */
  readonly openedAt: string;
}

/** A batch that is not closed yet. */
export interface OpenBatch extends NewBatch {
  readonly number: number;
  /** Requests in it, with or without a result. */
  readonly requests: number;
  /** The provider's; absent where a crash came before it was saved. */
  readonly id?: string;
}

/** A call of an open batch that has no end yet. */
export interface BatchCall {
  readonly attempt: number;
  readonly replyKey: string;
  readonly trial: PlannedTrial;
}

/** Who owns the claims and attempts of a batch: no process, so that they outlive all. */
export function batchOwner(token: string): string {
  return `${BATCH}${token}`;
}

const BATCH = 'batch:';

/** Whether an owner of claims is a batch. */
export function isBatchOwner(owner: string): boolean {
  return owner.startsWith(BATCH);
}

/** What replay keeps of batches. */
export interface BatchStore {
  /**
   * Records a batch before it is sent: the owner's claims on these trials become the batch's until it is closed or
   * `until` passes, and each trial gets its attempt. All or nothing.
   *
   * @throws Error where one of the claims is not the owner's.
   */
  openBatch(
    batch: NewBatch,
    calls: readonly { readonly trial: number; readonly replyKey: string }[],
    claim: { readonly owner: string; readonly now: number; readonly until: number },
  ): Promise<OpenBatch>;
  /** Keeps the provider's id, before anything is asked about it. */
  batchSubmitted(batch: number, id: string): Promise<void>;
  openBatches(run: string): Promise<readonly OpenBatch[]>;
  /** Calls of a batch whose end is not written; in the order in which they were put. */
  batchCalls(batch: number): Promise<readonly BatchCall[]>;
  /** Closes a batch: calls that have no end get this one, and claims are given back. */
  closeBatch(batch: number, end: { readonly at: string; readonly error: string }): Promise<void>;
}
