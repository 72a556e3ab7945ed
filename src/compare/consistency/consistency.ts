import type { Measure } from '../../domain/measure.ts';
import type { Source } from '../../stats/index.ts';

/** How far a judge agrees with itself, and judges with each other: nothing here says who is right. */
export interface Consistency {
  /** Candidates that were asked about an item more than once. */
  readonly repeats: readonly Repeats[];
  /** Every two candidates that can be chosen, on the items that both answered. */
  readonly pairs: readonly CandidatePair[];
  /** All ranked candidates as one panel; absent where fewer than two are ranked. */
  readonly panel?: Panel;
  /** Where differences come from; or why that cannot be told. */
  readonly components: Components | { readonly none: string };
}

export interface Repeats {
  readonly candidate: string;
  /** Most verdicts that one item has. */
  readonly calls: number;
  /** ids `repeat_agreement`, `repeat_kappa`, `modal_share`; n counts the items asked more than once. */
  readonly measures: readonly Measure[];
}

export interface CandidatePair {
  readonly first: string;
  readonly second: string;
  /** What the two have in common. */
  readonly share: 'judge' | 'template' | 'neither';
  /** id `pair_kappa`; of an item asked several times the first call counts. */
  readonly kappa: Measure;
}

export interface Panel {
  /** Candidate ids, in the order of `without`. */
  readonly candidates: readonly string[];
  /** ids `error_correlation`, `effective_judges`, `effective_judges_eigenvalue`. */
  readonly measures: readonly Measure[];
  /** The effective number without one candidate; undefined with the reason where there is none. */
  readonly without: readonly {
    readonly candidate: string;
    readonly effective: number | undefined;
    readonly reason?: string;
  }[];
}

/** Variance components of a balanced part of the verdicts. */
export interface Components {
  readonly judges: readonly string[];
  readonly templates: readonly string[];
  readonly view: string;
  /** Their ids, judge by judge, within it template by template. */
  readonly candidates: readonly string[];
  /** Calls per item, judge and template. */
  readonly repeats: number;
  readonly items: number;
  readonly clusters?: number;
  /** Items with gold that lack a verdict in some cell. */
  readonly leftOut: number;
  /** Items whose values are not all the same: what the components live on. */
  readonly mixed: number;
  readonly responses: readonly ResponseComponents[];
}

export interface ResponseComponents {
  /** `error`: 1 where the verdict is not gold's label. `verdict`: 1 where it is positive, or its place on the scale. */
  readonly response: 'error' | 'verdict';
  /** Ids `variance:item` and so on, in the order of SOURCES; those that do not exist with their reason. */
  readonly measures: readonly Measure[];
  /** Of verdicts: what the mean over more calls would be worth. */
  readonly decision?: Decision;
}

export interface Decision {
  readonly options: readonly DecisionOption[];
  /** Candidates whose price is not known; absent where nobody looked prices up. */
  readonly unpriced?: readonly string[];
  /** What to buy next, where that is settled. */
  readonly next: { readonly source: 'judge' | 'template' | 'repeat' } | { readonly none: string };
}

export interface DecisionOption {
  readonly judges: number;
  readonly templates: number;
  readonly repeats: number;
  /** Calls per item: judges x templates x repeats. */
  readonly calls: number;
  readonly absoluteError: number | undefined;
  readonly generalizability: number | undefined;
  readonly dependability: number | undefined;
  /** Why any of these does not exist. */
  readonly reason?: string;
  /** US dollars a transcript by measured price; absent where nobody looked prices up. */
  readonly dollars?: PriceRange | { readonly none: string };
}

/** The cheapest and the dearest choice among the judges and templates at hand. */
export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** How a source of variance is called. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  item: 'item',
  judge: 'judge',
  template: 'template',
  itemJudge: 'item x judge',
  itemTemplate: 'item x template',
  judgeTemplate: 'judge x template',
  itemJudgeTemplate: 'item x judge x template',
  rest: 'repeat',
};
