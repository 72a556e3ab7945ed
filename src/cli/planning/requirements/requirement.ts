import type { Enrichment } from '../../../stats/index.ts';
import type { Counted } from './counted.ts';

/** One question to the study, and the data that answer it. */
export interface Requirement {
  readonly id: string;
  readonly kind: 'gate' | 'width' | 'comparison';
  readonly counted: Counted;
  /** How many of them, were they independent; in each category where there are several. */
  readonly needed?: number;
  /** Of a gate: from here on no larger number falls below the power again. */
  readonly steady?: number;
  /** The same in clusters. */
  readonly inClusters?: { readonly items: number; readonly clusters: number };
  readonly categories: number;
  /** Of a gate that is tested beside others: what it is planned with in place of the study's level and power. */
  readonly joint?: Joint;
  /** Transcripts drawn at random that hold them: on average, and with 90 % probability. */
  readonly transcripts?: { readonly onAverage: number; readonly almostSurely: number };
  /** Fewer labels by screening with a cheap judge. */
  readonly enriched?: Enrichment;
  /** Gold that is there already. */
  readonly have?: number;
  /** Of a gate by facet: the value that has the least of it. */
  readonly fewest?: { readonly value: string; readonly have: number };
  /** Why there is no plan. */
  readonly none?: string;
}

/** Level and power of each bound, so that all of them hold together. */
export interface Joint {
  /** Bounds tested together: of all criteria, gates and values. */
  readonly bounds: number;
  readonly level: number;
  readonly power: number;
}

/** What is counted, how many independent ones, and how many in clusters. */
export interface Need {
  readonly counted: Counted;
  readonly needed: number | undefined;
  readonly steady?: number;
  readonly inClusters?: { readonly items: number; readonly clusters: number } | undefined;
  readonly none?: string;
}

export const TOO_MANY = 'more than a million items are needed';
