/** A range around an estimate, or the reason there is none. */
export type Interval =
  | {
      readonly low: number;
      readonly high: number;
      /** 0.95 for a 95 % interval. */
      readonly level: number;
      readonly method: string;
    }
  | { readonly none: string };

/** Items that a measure could not use, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
}

/** One number of a report, with all that is needed to judge it. */
export interface Measure {
  /** What is measured: `kappa`, `agreement`, `tpr`, ... Every id has an entry in the glossary. */
  readonly id: string;
  /** `undefined` where the statistic does not exist; then `reason` says why. */
  readonly estimate: number | undefined;
  readonly reason?: string;
  readonly interval?: Interval;
  /** Items it rests on. */
  readonly n: number;
  /** Clusters among them; absent where items are declared independent. */
  readonly clusters?: number;
  readonly leftOut: readonly LeftOut[];
  /** What the estimate could become, had the left-out items had verdicts. */
  readonly bounds?: { readonly low: number; readonly high: number; readonly exact: boolean };
  readonly cautions: readonly string[];
  /** Whether screens and reports show the number; it is always in the JSON. */
  readonly shown: boolean;
}
