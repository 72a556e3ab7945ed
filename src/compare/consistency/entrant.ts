import type { Calls } from '../calls.ts';
import type { Contestant } from '../candidate-result.ts';

/** A candidate that can be chosen, with what it said. */
export interface ConsistencyEntrant {
  readonly contestant: Contestant;
  readonly calls: Calls;
  /** One label per item, -1 where there is none. */
  readonly labels: Int16Array;
  readonly isRanked: boolean;
}
