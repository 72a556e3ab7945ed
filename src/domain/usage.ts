import type { UnitPrices } from './unit-prices.ts';

/**
 * What replies of one candidate on one occasion used, those of one served model and one set of prices together. Every
 * reply that was paid for counts, also one that gave no verdict.
 */
export interface CandidateUsage {
  /** The candidate's hash. */
  readonly candidate: string;
  readonly occasion: number;
  /** As the provider named it; absent where it did not. */
  readonly servedModel?: string;
  /** Without steps, as replies are stored with those of their own; absent where the price was unknown, which is not 0. */
  readonly prices?: UnitPrices;
  readonly replies: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
}

/** A model that answered for a candidate, as its provider named it. */
export interface ServedModel {
  /** The candidate's hash. */
  readonly candidate: string;
  readonly occasion: number;
  /** Whether these replies are about items with a gold annotation, on which the candidate is validated. */
  readonly labelled: boolean;
  readonly model: string;
  /** When it last answered so; ISO 8601 in UTC. */
  readonly last: string;
}

/** What one candidate's replies cost, and what a verdict of it comes to. */
export interface CandidateCost {
  /** Its id. */
  readonly candidate: string;
  /** Replies that were paid for, those without a verdict included. */
  readonly replies: number;
  readonly verdicts: number;
  /** US dollars, where every price was known. */
  readonly dollars?: number;
  /** US dollars a verdict; absent without a verdict, and where a price was not known. */
  readonly perVerdict?: number;
}
