import type { Measure } from '../../domain/measure.ts';
import type { Difference } from '../contest.ts';

/** One candidate asked anew about the same items on a later occasion, beside the occasion on which it was validated. */
export interface Drift {
  readonly candidate: string;
  /** The later one; the first is 1. */
  readonly occasion: number;
  /** Items asked on both occasions, with or without gold. */
  readonly anchors: number;
  /**
   * Has it changed? Needs no gold; ids `flips_between`, `flips_within`, `flips_excess`, `occasion_p`; where several
   * candidates were asked anew also `occasion_p_adjusted`.
   */
  readonly changed: readonly Measure[];
  /**
   * Is it still good enough? The later occasion minus the first, on items with gold and verdicts on both; ids
   * `difference:kappa`, ... Absent where there is nothing to compare.
   */
  readonly differences: readonly Difference[];
  /** No verdict changed that the first difference rests on: its interval comes from how many may have. */
  readonly noneChanged?: true;
  /**
   * Of the first difference: the smallest fall that these anchors would have shown four times in five; where none
   * changed, the smallest that would have changed a verdict here as often as the interval's lower end holds (97.5 %).
   */
  readonly smallestFall?: number;
  /** Shown to be no more than the margin worse than when it was validated. */
  readonly isNoninferior?: boolean;
  readonly margin: number;
  /** Why the differences could not be had. */
  readonly none?: string;
}
