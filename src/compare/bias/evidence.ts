import type { Family } from '../../domain/study.ts';

/** Quotes in one candidate's verdicts, over items. */
export interface QuoteCounts {
  readonly quotes: Float64Array;
  /** Of them, those that do not stand in the transcript. */
  readonly notFound: Float64Array;
}

/** What some biases are measured by, where a study has it. */
export interface BiasEvidence {
  /**
   * Over items: natural logarithm of the transcript's length in characters; of a pair the logarithm of the first
   * response's length over the second's. NaN where unknown.
   */
  readonly logLengths?: Float64Array;
  readonly families?: readonly Family[];
  /** Candidate's hash -> its quotes; candidates without any are absent. */
  readonly quotes?: ReadonlyMap<string, QuoteCounts>;
}
