import type { Contest } from '../choose/contest.ts';
import type { Claims } from '../claim/claims.ts';
import type { Comparison } from '../compare/comparison.ts';

/**
 * What a report on one criterion is made from: the comparison with gold, and beside it what `choose/` and `claim/`
 * conclude from the same verdicts. Plain data; a member is absent where it was not asked for.
 */
export interface Assessment extends Comparison {
  /** The ranked candidates held against each other; absent where fewer than two are ranked. */
  readonly contest?: Contest;
  /** What the judges' errors do to the rates reported from their verdicts. */
  readonly claims?: Claims;
}
