import type { Measure } from '../../domain/measure.ts';

/** What is known of a candidate's bias beside net bias and error rates. Plain data. */
export interface BiasFindings {
  /**
   * Over all items; ids `label_shares_p`, `label_shares_p_adjusted`, `label_share_p:<label>`, `length_slope` or
   * `length_slope_steps`, `family_preference_positive` and `_negative`, `quotes_not_found`: those that can be asked of
   * this study.
   */
  readonly measures: readonly Measure[];
  /** Whether error rates given the gold differ between the values of a facet: one per facet. */
  readonly byFacet: readonly FacetBias[];
}

export interface FacetBias {
  readonly facet: string;
  /** Ids `differential_error_p` and `differential_error_p_adjusted`. */
  readonly measures: readonly Measure[];
  /** Each value against all others, where the omnibus test rejects; else empty. */
  readonly contrasts: readonly {
    readonly value: string;
    /** Ids `differential_fpr` and `differential_fpr_p`, `differential_fnr` and `differential_fnr_p`. */
    readonly measures: readonly Measure[];
  }[];
  /** Values with too few items or clusters of a class of gold to take part, by rate. */
  readonly untested: readonly {
    readonly value: string;
    readonly rate: 'fpr' | 'fnr';
    readonly reason: string;
  }[];
}
