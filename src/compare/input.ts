import type { ItemColumns, ReadingColumns } from '../domain/columns.ts';
import type { Criterion } from '../domain/criterion.ts';
import type { Gold, GoldVersion } from '../domain/gold.ts';
import type { BiasEvidence } from './bias/evidence.ts';

/** What a trial without a verdict counts as: one switch, named in every report. */
export type WhenNoVerdict = 'leave out' | 'negative' | 'own label';

/** All that `compare` needs; plain columns and settings. */
export interface CompareInput {
  readonly criterion: Criterion;
  readonly items: ItemColumns;
  readonly readings: ReadingColumns;
  readonly gold: Gold;
  readonly goldVersion?: GoldVersion;
  /** The facet whose members are not independent; `undefined` where the study says `cluster: none`. */
  readonly cluster: string | undefined;
  /** Further facets whose members are not independent, crossed with it: of two intervals the wider is given. */
  readonly crossed?: readonly string[];
  /** Facets to break results down by. */
  readonly facets: readonly string[];
  /** Share of the positive label where the judge will be used, 0 to 1, exclusive. */
  readonly deploymentPrevalence?: number;
  /** Candidates that were compared with this gold before and are not at hand: guarantees are shared with them. */
  readonly triedBefore?: number;
  /** What some biases are measured by: lengths, families, quotes; those that the study has. */
  readonly evidence?: BiasEvidence;
  readonly settings: CompareSettings;
}

export interface CompareSettings {
  /** 0.95 for 95 % intervals. */
  readonly level: number;
  /** Resamples behind an interval where items are independent. */
  readonly replicates: number;
  readonly whenNoVerdict: WhenNoVerdict;
  readonly seed: string;
  /** Transcripts are invented: overrides the provenance of every label. */
  readonly illustrative: boolean;
}
