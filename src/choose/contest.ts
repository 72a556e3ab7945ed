import type { Measure } from '../domain/measure.ts';

/** The ranked candidates of one criterion held against each other on the same items: the evidence for a choice. */
export interface Contest {
  /** What they are ranked by: `kappa`, `kappa_at_deployment`, ... */
  readonly measure: string;
  /** Items that all of them answered. */
  readonly items: number;
  /** Absent where items are declared independent. */
  readonly clusters?: number;
  /** How much worse than the best a candidate may be, in units of the measure. */
  readonly margin: number;
  readonly level: number;
  readonly family: Family;
  /** Resamples of whole clusters, and those on which one of the candidates has no figure: left out. */
  readonly replicates: number;
  readonly undefinedReplicates: number;
  /** Why there are no bounds that hold for all candidates together. */
  readonly none?: string;
  /** In rank order. */
  readonly candidates: readonly Standing[];
  /** Every pair, the better ranked first. */
  readonly pairs: readonly Pair[];
  /** What picking by this measure yields; of the procedure, not of the candidate that leads. */
  readonly outOfBag: Measure;
}

/** What corrections run over. */
export interface Family {
  /** Candidates ever compared with this gold, those at hand included. */
  readonly tried: number;
  /** Criteria of the study. */
  readonly criteria: number;
}

export interface Standing {
  /** Its id. */
  readonly candidate: string;
  /** ids `behind_best`, `after_picking:<measure>`, `probability_best`. */
  readonly measures: readonly Measure[];
  /** Shown to be no more than the margin worse than the best. */
  readonly isNoninferior: boolean;
  /** Not shown to be worse than another. That is not to say that it is as good. */
  readonly mayBeBest: boolean;
}

export interface Pair {
  readonly first: string;
  readonly second: string;
  /** First minus second; ids `difference:<measure>`. */
  readonly differences: readonly Difference[];
}

export interface Difference extends Measure {
  /** Absent where one of the two has no such figure. */
  readonly test?: {
    /** By swapping the verdicts of whole clusters. */
    readonly pValue: number;
    /** Holm, over all pairs of candidates ever tried, under all criteria. */
    readonly adjusted: number;
    readonly method: string;
  };
}
