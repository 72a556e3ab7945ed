import type { Criterion, Scale } from '../../domain/criterion.ts';
import type { JsonSchema } from '../../domain/json-schema.ts';

/** The forms that a template can ask for. */
export const OUTPUTS = ['json', 'decision_line', 'answer_tag', 'bracket', 'criterion_tags'] as const;
export type OutputName = (typeof OUTPUTS)[number];

/** What a template may ask for beside reasoning and label, where the form has a place for it. */
export const EXTRAS = ['quotes', 'confidence'] as const;
export type Extra = (typeof EXTRAS)[number];

/** A criterion as it enters a request: nothing else of the study's criterion reaches a judge. */
export interface AskedCriterion {
  readonly id: string;
  /** `null` where the template does not name it, as are the next and the definitions. */
  readonly scale: Scale | null;
  /** `null` where the template does not show it. */
  readonly question: string | null;
  /** In the order in which they are listed. */
  readonly labels: readonly AskedLabel[];
  /** What a judge may write when it cannot tell; `null` where that is not offered. */
  readonly abstention: string | null;
}

export interface AskedLabel {
  readonly id: string;
  readonly definition: string | null;
  readonly positive: boolean;
}

/** What a reply says under one criterion. `why` says what is wrong with an unreadable one. */
export type Read = Said & {
  readonly rationale?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  readonly quotes?: readonly string[];
};

export type Said =
  /** `label` is the index of the criterion's label. */
  | { readonly kind: 'label'; readonly label: number }
  | { readonly kind: 'abstained' }
  | { readonly kind: 'unparsable'; readonly why: string };

/** One way to write verdicts down: how it is asked for, and how it is read. */
export interface OutputForm {
  /** Name and version, kept with every reading: a change in how replies are read changes it. */
  readonly parser: string;
  /** Whether one reply can answer several criteria. */
  readonly several: boolean;
  /** Why the form cannot carry this label, or `undefined`. */
  unfit(label: string): string | undefined;
  /** What the judge is told about the form of its answer. */
  instructions(criteria: readonly AskedCriterion[], extras: readonly Extra[]): string;
  /** The shape that providers hold the reply to, for forms that are JSON. */
  schema?(criteria: readonly AskedCriterion[], extras: readonly Extra[]): JsonSchema;
  /** Reads exactly: a reply that names no label of the criterion, or two, is unparsable. */
  read(text: string, criterion: Criterion): Read;
}
