import type { UnitPrices } from './trial-store.ts';

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
  /** Absent where the price was unknown, which is not 0. */
  readonly prices?: UnitPrices;
  readonly replies: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}
