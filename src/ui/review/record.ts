import type { Chosen, Conclusion, Decision, Saw } from '../../domain/annotation.ts';
import type { Criterion } from '../../domain/criterion.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ReviewFilter } from '../../domain/review-filter.ts';
import type { QueueEntry } from '../../domain/review-queue.ts';
import type { Content } from '../../domain/transcript.ts';

/** What a review starts from. */
export interface ReviewSetting {
  readonly criterion: Criterion;
  readonly reviewer: string;
  /** The whole queue, in its order. */
  readonly queue: readonly QueueEntry[];
  /** Ids of the ranked candidates, for the filter. */
  readonly candidates: readonly string[];
  /** This reviewer's blind labels: item key -> label id, null for "cannot tell". */
  readonly labels: ReadonlyMap<string, string | null>;
  /** This reviewer's decisions under the criterion, those superseded and withdrawn included; in file order. */
  readonly decisions: readonly Decision[];
  readonly remembered: Remembered;
}

/** Where a reviewer stood; kept between sessions. */
export interface Remembered {
  readonly item?: string;
  readonly filter: ReviewFilter;
  /** Filters that told verdicts of the items they let through: labels given to those are not blind. */
  readonly told: readonly ReviewFilter[];
}

/** What may be seen once an item is labelled. */
export interface Revealed {
  /** Gold by reference: one, or one per annotator. Empty where there is none. */
  readonly gold: readonly { readonly name: string; readonly label: string }[];
  readonly verdicts: readonly ShownVerdict[];
}

export interface ShownVerdict {
  readonly candidate: string;
  /** `repeat 2`, `order ba`; empty where there is one call only. */
  readonly call: string;
  readonly outcome: Outcome;
  readonly label?: string;
  readonly confidence?: number;
  /** The rationale, else the reply as it came. */
  readonly says?: string;
}

/** What the screen asks of the program around it. Each is done before the next begins. */
export type Effect =
  | { readonly kind: 'load'; readonly item: string }
  | {
      readonly kind: 'label';
      readonly item: string;
      readonly label: string | null;
      readonly chosen: Chosen;
      readonly saw: Saw;
    }
  | { readonly kind: 'reveal'; readonly item: string }
  | {
      readonly kind: 'decide';
      readonly item: string;
      readonly conclusion: Conclusion;
      readonly note?: string;
      readonly changesGold: boolean;
      readonly supersedes?: string;
    }
  | { readonly kind: 'remember'; readonly remembered: Remembered }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'quit'; readonly exitCode: number };

/** What became of an effect. A label or decision is told only after the disk has it. */
export type Done =
  | { readonly kind: 'loaded'; readonly item: string; readonly content: Content }
  | { readonly kind: 'labelled'; readonly item: string; readonly label: string | null }
  | { readonly kind: 'revealed'; readonly item: string; readonly revealed: Revealed }
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'failed'; readonly effect: Effect; readonly why: string };

/** Carries an effect out; undefined where there is nothing to tell. */
export type Perform = (effect: Effect) => Promise<Done | undefined>;
