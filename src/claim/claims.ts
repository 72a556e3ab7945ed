import type { Measure } from '../domain/measure.ts';

/**
 * What the judges' errors do to the rates that a team reports from their verdicts, and which conclusions change with
 * the choice of judge. Plain data.
 */
export interface Claims {
  /** Why there is nothing to correct; everything else is then empty. */
  readonly none?: string;
  /** The label or cut whose rate it is. */
  readonly positive: string;
  /** Transcripts that take part, and how many of them have gold. */
  readonly transcripts: number;
  readonly labelled: number;
  /** The candidate whose rates are the headline: the one named, else the first ranked. */
  readonly headline?: string;
  /** Ranked candidates in rank order, and the one named where it is not among them. */
  readonly rates: readonly CandidateRates[];
  /**
   * The corrected rate under the judge that these data choose, with the choice inside the resampling, or why there is
   * none; absent where nothing is corrected at all.
   */
  readonly afterChoice?: AfterChoice | { readonly none: string };
  /** For every facet, what candidates say of every two of its values. */
  readonly conclusions: readonly Conclusion[];
  readonly methods: readonly string[];
}

/** One rate as the judge gives it and as it is corrected. */
export interface Rates {
  /** Share of positive verdicts; id `raw_rate`. */
  readonly raw: Measure;
  /** By Rogan-Gladen, from the judge's error rates; id `corrected_rate`. */
  readonly corrected: Measure;
  /** By prediction-powered inference; id `ppi_rate`. */
  readonly ppi: Measure;
  /** TPR - FPR; id `youden`. */
  readonly youden: Measure;
}

export interface CandidateRates {
  readonly candidate: string;
  readonly overall: Rates;
  readonly sensitivity: readonly Sensitivity[];
  readonly by: readonly FacetRates[];
}

/** How the rate moves if a share of the gold labels is wrong. */
export interface Sensitivity {
  /** Which labels: true positives that gold misses, gold's positives that are none, or both at once. */
  readonly kind: 'missed' | 'invented' | 'both';
  readonly share: number;
  readonly corrected: Measure;
  readonly ppi: Measure;
}

export interface FacetRates {
  readonly facet: string;
  readonly values: readonly ValueRates[];
  readonly differences: readonly Difference[];
  /** Why there are no differences, where there are none. */
  readonly none?: string;
}

/** Whose error rates correct a value's rate: its own, its own drawn towards those of all values, or those of all. */
export type ErrorRatesOf = 'own' | 'partly pooled' | 'all values';

export interface ValueRates extends Rates {
  readonly value: string;
  readonly errorRates: ErrorRatesOf;
}

/** The first value's rate minus the second's. */
export interface Difference {
  readonly first: string;
  readonly second: string;
  /** ids `rate_difference` and `corrected_difference`. */
  readonly raw: Measure;
  readonly corrected: Measure;
  /** Adjusted by Holm over all pairs of the facet's values; `undefined` where there is no test, with the reason. */
  readonly rawP: number | undefined;
  readonly rawPReason?: string;
  readonly correctedP: number | undefined;
  readonly correctedPReason?: string;
}

export interface AfterChoice {
  readonly measure: Measure;
  /** The candidate that these data choose, and how often resamples chose each. */
  readonly chosen: string;
  readonly choices: readonly { readonly candidate: string; readonly share: number }[];
  readonly undefinedReplicates: number;
}

/** What a candidate shows of two values: the first higher, lower, or neither shown. */
export type Direction = 'higher' | 'lower' | 'open';

export interface Conclusion {
  readonly facet: string;
  readonly first: string;
  readonly second: string;
  readonly under: readonly {
    readonly candidate: string;
    readonly raw: Direction;
    readonly corrected: Direction;
  }[];
  /** Raw verdicts: `opposite` where one candidate shows higher and another lower; `some` where only some show it. */
  readonly changes: 'no' | 'some' | 'opposite';
}
