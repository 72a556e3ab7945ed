import type { Interval, Measure } from '../../domain/measure.ts';

/** What one candidate's confidence is worth. */
export interface CandidateConfidence {
  readonly candidate: string;
  /** What stands for confidence: what the judge stated, or the share of an item's calls that gave the label. */
  readonly of: 'stated' | 'vote share';
  /** ids `overconfidence`, `calibration_error`, `brier`, its parts, and `risk_area`. */
  readonly measures: readonly Measure[];
  /** Reliability curve, from the lowest confidence; bins without a verdict are absent. */
  readonly curve: readonly CurveBin[];
  /** From the surest verdicts on: what share is kept, and what share of those is wrong. */
  readonly kept: readonly { readonly threshold: number; readonly kept: number; readonly risk: number }[];
  readonly escalation: Escalation;
}

/** A candidate of which no confidence is known, and why. */
export interface NoConfidence {
  readonly candidate: string;
  readonly reason: string;
}

export interface CurveBin {
  readonly low: number;
  readonly high: number;
  /** Items, an item's calls sharing one. */
  readonly n: number;
  readonly meanConfidence: number;
  readonly shareRight: number;
  readonly interval: Interval;
  readonly shown: boolean;
}

/** From which confidence on verdicts may stand without anybody looking, with a guarantee. */
export interface Escalation {
  /** Highest share of missed positives among the verdicts that stand. */
  readonly atMost: number;
  /** How often the guarantee holds, for all candidates together. */
  readonly level: number;
  /** Candidates over which the guarantee was divided. */
  readonly family: number;
  /** Of those, the ones that were compared with this gold before and are not at hand; absent where there are none. */
  readonly before?: number;
  readonly result:
    | {
        readonly threshold: number;
        /** Of the half that the threshold was tested on: share of verdicts that go to a person. */
        readonly escalated: number;
        /** Independent verdicts that stand (one of each cluster), missed positives among them, their upper bound. */
        readonly n: number;
        readonly missed: number;
        readonly bound: number;
        /** Gold's positives in that half, and how many of them stay missed. */
        readonly positives: number;
        readonly positivesMissed: number;
      }
    | { readonly none: string };
}
