import type { Outcome } from './outcome.ts';

/** A pinned plan, named by the hash of the plan: an unchanged plan resumes. */
export interface Run {
  readonly hash: string;
  readonly seed: string;
  readonly createdAt: string;
}

/** One candidate on one item, one presentation, one repeat, one occasion. */
export interface Trial {
  readonly candidate: string;
  readonly item: string;
  /** What was permuted for this call: the order of a pair or of the labels. Empty where nothing was. */
  readonly presentation: string;
  /** Counts from 1. */
  readonly repeat: number;
  /** 1, unless a drift check or `--again` asked anew. */
  readonly occasion: number;
}

/** One HTTP try, recorded before it is sent. */
export interface Attempt {
  readonly id: number;
  readonly trial: number;
  readonly replyKey: string;
  readonly sentAt: string;
  /** Absent while in flight, and for good where the process died: such a call may have been billed. */
  readonly ended?: { readonly at: string; readonly error?: string };
}

/** What a trial's request was billed at, in the provider's counts. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input, what was read from the provider's cache, and what was written to it. */
  readonly cachedInputTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly reasoningTokens?: number;
}

/** What came back, word for word; never changed. */
export interface Reply {
  readonly key: string;
  readonly text: string;
  readonly finishReason?: string;
  readonly servedModel?: string;
  readonly requestId?: string;
  readonly usage?: Usage;
  readonly latencyMs?: number;
  /** SHA-256 of what was asked, as rendered: system text, user parts, schema. */
  readonly requestHash?: string;
  readonly receivedAt?: string;
}

/** A reply read for one criterion by one version of a parser. */
export interface Reading {
  readonly criterion: string;
  readonly parser: string;
  readonly outcome: Outcome;
  /** The label's id: there if, and only if, the outcome is `verdict`. */
  readonly label?: string;
  readonly rationale?: string;
  /** The judge's own statement, 0 to 1. */
  readonly confidence?: number;
}
