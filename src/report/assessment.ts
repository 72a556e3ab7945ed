import type { Contest } from '../choose/contest.ts';
import type { CriteriaBeside } from '../choose/criteria-beside.ts';
import type { Drift } from '../choose/drift/drift.ts';
import type { Claims } from '../claim/claims.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { CandidateCost } from '../domain/usage.ts';

/**
 * What a report on one criterion is made from: the comparison with gold, and beside it what `choose/` and `claim/`
 * conclude from the same verdicts. Plain data; a member is absent where it was not asked for.
 */
export interface Assessment extends Comparison {
  /** The ranked candidates held against each other; absent where fewer than two are ranked. */
  readonly contest?: Contest;
  /** The judges' own correlation with the study's further criteria beside gold's; absent where there are none. */
  readonly beside?: readonly CriteriaBeside[];
  /** What the judges' errors do to the rates reported from their verdicts. */
  readonly claims?: Claims;
  /** What candidates cost, where they were replayed here and paid for; absent where none was. */
  readonly costs?: readonly CandidateCost[];
  /** Candidates that were asked anew; absent where none was. */
  readonly drift?: readonly Drift[];
}
