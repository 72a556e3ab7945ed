import type { Outcome } from '../../domain/outcome.ts';
import type { Content } from '../../domain/transcript.ts';

/** Items whose gold label a candidate contradicts, under one criterion. Plain data; texts as they came, unescaped. */
export interface Disagreements {
  readonly criterion: string;
  /** All such items, those beyond `items` included. */
  readonly total: number;
  /** Those to show, in the order in which to show them; a report shows the first `SHOWN_DISAGREEMENTS`. */
  readonly items: readonly DisagreedItem[];
}

export interface DisagreedItem {
  /** Names the item alone in the study. */
  readonly key: string;
  /** The gold label; where figures are averaged over annotators, the label of each that gave one. */
  readonly gold: readonly GoldLabel[];
  /** What every candidate said, those that agree included. */
  readonly answers: readonly Answer[];
  readonly content: Content;
}

interface GoldLabel {
  /** Who gave it; absent where it is the consensus. */
  readonly annotator?: string;
  readonly label: string;
}

/** One trial's reading. */
export interface Answer {
  readonly candidate: string;
  /** Order of the pair or of the labels; empty where nothing was permuted. */
  readonly presentation: string;
  /** Counts from 1. */
  readonly repeat: number;
  readonly outcome: Outcome;
  /** Only of a verdict. */
  readonly label?: string;
  readonly rationale?: string;
}

/** How many items a report shows under one criterion. */
export const SHOWN_DISAGREEMENTS = 50;
