import type { Measure } from '../../domain/measure.ts';
import type { AnnotatorModel } from './annotator-model.ts';

/** Every candidate in the place of an annotator: like with like. Plain data. */
export interface People {
  /** Why there is nothing of it: one annotator, illustrative labels, ... */
  readonly none?: string;
  /** What these annotators do not allow, each with its reason. */
  readonly unavailable: readonly string[];
  readonly candidates: readonly BesidePeople[];
  /** Of the annotators alone; absent where there is nothing of all this. */
  readonly model?: AnnotatorModel;
}

export interface BesidePeople {
  readonly candidate: string;
  /**
   * Ids `people_judge_kappa`, `people_kappa`, `people_kappa_difference`; from three annotators on `left_out_judge_kappa`,
   * `left_out_people_kappa`, `left_out_kappa_difference`, `alt_test_omega:<epsilon>`, `alt_test_rho`, `judges_verdict_z`.
   */
  readonly measures: readonly Measure[];
  /**
   * Of the alternative annotator test at the middle epsilon: every annotator, from three on. Omega's denominator is the
   * number of those that have a p-value.
   */
  readonly annotators: readonly {
    readonly annotator: string;
    /** In common with the judge and at least one other annotator. */
    readonly items: number;
    /** How often the judge stands at least as well with the others; `undefined` on fewer than 8 items. */
    readonly advantage: number | undefined;
    /** Adjusted by Benjamini-Yekutieli; `undefined` where the annotator is left out of omega, for `reason`. */
    readonly pValue: number | undefined;
    readonly reason?: string;
    /** Absent on fewer than 8 items. */
    readonly test?: 't' | 'Wilcoxon' | 'clustered t';
  }[];
}
