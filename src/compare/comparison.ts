import type { Candidate } from '../domain/candidate.ts';
import type { Scale } from '../domain/criterion.ts';
import type { GoldVersion } from '../domain/gold.ts';
import type { LeftOut, Measure } from '../domain/measure.ts';
import type { BiasFindings } from './bias/findings.ts';
import type { CandidateConfidence, NoConfidence } from './confidence/confidence.ts';
import type { Consistency } from './consistency/consistency.ts';
import type { Finding } from './diagnosis/finding.ts';
import type { People } from './people/people.ts';

/** Everything known after pairing every candidate's verdicts with gold under one criterion. Plain data. */
export interface Comparison {
  readonly criterion: {
    readonly id: string;
    readonly question: string;
    readonly scale: Scale;
    readonly labels: readonly string[];
    /** Label id; there for binary, and for nominal and pairwise where the study names one. */
    readonly positive?: string;
  };
  readonly gold: GoldSummary;
  readonly ceiling: Ceiling;
  /** Candidates in the place of an annotator, like with like; what to put beside the ceiling. */
  readonly people?: People;
  /** In rank order, then those below the line, then simulated ones; never mixed. */
  readonly candidates: readonly CandidateResult[];
  /** Constant, then one per facet that knows only the facet. */
  readonly floors: readonly CandidateResult[];
  readonly ranking: Ranking;
  /** How far candidates agree with themselves and with each other; absent where one candidate was asked once. */
  readonly consistency?: Consistency;
  /** What confidences are worth, by candidate; absent where none has any. */
  readonly confidence?: readonly CandidateConfidence[];
  /** Candidates that can be chosen of which no confidence is known, and why; absent where there are none. */
  readonly noConfidence?: readonly NoConfidence[];
  /** Sentences that say how everything was computed, defaults included. */
  readonly methods: readonly string[];
}

export interface GoldSummary {
  readonly rule: string;
  readonly version?: GoldVersion;
  /** `human`, `deterministic`, `llm`, `illustrative`: what the labels in use are. */
  readonly provenances: readonly string[];
  /** Items compared (dev split), how many have gold, and why the others have none. */
  readonly items: number;
  readonly labelled: number;
  readonly unlabelled: readonly LeftOut[];
  /** Label -> count, each item once; averaged over annotators where there is no consensus. */
  readonly distribution: readonly { readonly label: string; readonly count: number }[];
  /** Label -> share, items weighing 1 / the probability they were labelled with; absent where all weigh the same. */
  readonly weightedDistribution?: readonly { readonly label: string; readonly share: number }[];
  readonly clusters?: { readonly facet: string; readonly count: number };
  /** One per annotator where figures are averaged, else the single name `gold`. */
  readonly references: readonly string[];
  /** The primary annotators: how many items of the dev split each labelled, and where it would not decide. */
  readonly annotators: readonly {
    readonly name: string;
    readonly labelled: number;
    readonly abstained: number;
  }[];
}

/**
 * How well the people agree with each other, person against person, on all items that two of them labelled. Where gold
 * is a majority or a final label, judges are measured against something steadier than one person, so the two figures
 * are not like with like.
 */
export interface Ceiling {
  /** Why there is none: one annotator, illustrative labels, ... */
  readonly none?: string;
  /** Mean over pairs of annotators; ids `ceiling_kappa`, `ceiling_agreement`. Of all at once: `ceiling_alpha`, `ceiling_ac1`. */
  readonly measures: readonly Measure[];
  readonly pairs: readonly {
    readonly first: string;
    readonly second: string;
    readonly n: number;
    readonly agreement: number | undefined;
    readonly kappa: number | undefined;
    /** Why there is no kappa. */
    readonly reason?: string;
  }[];
}

export interface CandidateResult {
  readonly candidate: Candidate;
  /** `floor` for baselines of the comparison; `simulated` judges stand apart and are never ranked. */
  readonly standing: 'ranked' | 'below the line' | 'floor' | 'simulated';
  /** Why it is below the line. */
  readonly because?: string;
  /** Share of labelled items' trials with a verdict, 0 to 1. */
  readonly verdictRate: number;
  /** The figures to read first: one call, or both orders combined for pairwise. */
  readonly main: Figures;
  /**
   * Of ranked candidates, the same on the items that all ranked ones answered: what to put beside another candidate's
   * figures, and what the ranking's estimates are taken from. Absent where those are all the items of `main.overall`,
   * which then stands for it.
   */
  readonly onCommon?: Slice;
  /** Pairwise with several orders: one per order. */
  readonly byPresentation: readonly Figures[];
  readonly orderEffects?: OrderEffects;
  /** Tests of label shares and of error rates by facet, length, family, quotes; absent for floors. */
  readonly bias?: BiasFindings;
  /** What a reader must not miss, the weightiest first: degenerate judge, too few positives, kappa paradox, ... */
  readonly diagnosis: readonly Finding[];
}

/** All figures under one presentation. */
export interface Figures {
  /** `one call`, `combined`, or the presentation's name. */
  readonly presentation: string;
  readonly overall: Slice;
  readonly by: readonly Breakdown[];
}

/** One candidate on all items, or on those with one value of a facet. */
export interface Slice {
  readonly value?: string;
  /** Items with gold in the slice. */
  readonly labelled: number;
  /** Items used: with gold and a verdict. */
  readonly n: number;
  readonly clusters?: number;
  /** Rows gold, columns judge, labels in the criterion's order. Fractional where repeats or annotators are averaged. */
  readonly confusion: readonly (readonly number[])[];
  readonly leftOut: readonly LeftOutByGold[];
  /** In the order of presentation: `agreement` and `kappa` first, always together. */
  readonly measures: readonly Measure[];
  /** The parts of a mean over annotators: each one's own table. Absent where there is one reference. */
  readonly byReference?: readonly {
    readonly reference: string;
    readonly confusion: readonly (readonly number[])[];
    readonly agreement: number | undefined;
    readonly kappa: number | undefined;
    /** Why there is no kappa. */
    readonly reason?: string;
  }[];
}

export interface LeftOutByGold extends LeftOut {
  readonly byGold: readonly { readonly label: string; readonly count: number }[];
}

export interface Breakdown {
  readonly facet: string;
  /** Chance correction within the facet's values; id `stratified_kappa`. */
  readonly stratifiedKappa: Measure;
  /** Whether kappa is the same in all values; absent where there is one value only. */
  readonly homogeneity?: Homogeneity;
  /** Ordered by value. */
  readonly slices: readonly Slice[];
  /** Lowest and highest FPR and FNR over the values that show them: what the judge does, not what gold holds. */
  readonly differentialError?: {
    readonly fpr?: Spread;
    readonly fnr?: Spread;
  };
}

/** A test that kappa is the same in several groups of items, or why there is none. */
export type Homogeneity =
  | {
      readonly test: 'F' | 'chi-square';
      readonly statistic: number;
      readonly df: readonly number[];
      readonly p: number;
      /** By Benjamini-Hochberg over all candidates and facets; absent for floors and single orders of a pair. */
      readonly adjusted?: number;
      /** Groups that could not take part. */
      readonly leftOut: number;
    }
  | { readonly none: string };

export interface Spread {
  readonly lowest: { readonly value: string; readonly rate: number };
  readonly highest: { readonly value: string; readonly rate: number };
}

/** What the order of a pair does; counts are over labelled items. */
export interface OrderEffects {
  readonly presentations: readonly [string, string];
  readonly items: number;
  readonly bothVerdicts: number;
  readonly sameWinner: number;
  readonly correctFirst: number;
  readonly correctSecond: number;
  readonly correctBoth: number;
  /** ids `accuracy_invalid_wrong`, `order_consistency`, `order_kappa`, `first_shown_share`, `preference_fairness`, `first_shown_p`, `first_shown_p_adjusted`. */
  readonly measures: readonly Measure[];
}

export interface Ranking {
  /** `kappa` or `kappa_at_deployment`. */
  readonly by: string;
  /** For the head of the column: says at which prevalence. */
  readonly head: string;
  /** Items all ranked candidates answered. */
  readonly commonItems: number;
  /** Candidate ids, best first, on the common items: estimates of `onCommon`, or of `main.overall` where it is absent. */
  readonly order: readonly { readonly candidate: string; readonly estimate: number | undefined }[];
  /** The same with every missing verdict counted as wrong. */
  readonly orderMissingWrong: readonly {
    readonly candidate: string;
    readonly estimate: number | undefined;
  }[];
  /** Says in words whether first place changes with missing verdicts. */
  readonly remarks: readonly string[];
}
