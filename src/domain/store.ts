import type { Annotation, Decision } from './annotation.ts';
import type { Candidate } from './candidate.ts';
import type { AnnotationColumns, ItemColumns, ReadingColumns } from './columns.ts';
import type { Criterion } from './criterion.ts';
import type { GoldVersion } from './gold.ts';
import type { Item } from './item.ts';
import type { Measure } from './measure.ts';
import type { Content } from './transcript.ts';
import type { Reading } from './trial.ts';

/** What became of something put: new, there already and equal, or there already and different (kept as it was). */
export type Put = 'added' | 'same' | 'conflict';

/**
 * A verdict that was recorded elsewhere: a trial, its reading and, where it was kept, the reply. A trial has
 * one reading per criterion.
 */
export interface RecordedVerdict {
  /** The item's key. */
  readonly item: string;
  /** The candidate's hash; the candidate itself is put first. */
  readonly candidate: string;
  readonly presentation: string;
  readonly repeat: number;
  readonly reading: Reading;
  /** The reply, word for word. */
  readonly text?: string;
}

/** One reading of one item as a reviewer is shown it. */
export interface ItemReading {
  readonly candidate: Candidate;
  readonly presentation: string;
  readonly repeat: number;
  readonly reading: Reading;
  /** The reply, word for word, where it was kept. */
  readonly text?: string;
}

/** Measures of one comparison, kept so that reports can explain a number later. */
export interface SavedMeasure {
  /** What it was computed from: hash of gold version, candidates, study settings. */
  readonly comparison: string;
  readonly criterion: string;
  /** Its hash; of two candidates both, with a space between; empty for all together. */
  readonly candidate: string;
  /** `one call`, an order, `contest`, `claims`, `beside people`, ...: what of a report it belongs to. */
  readonly presentation: string;
  /** `undefined` for all items, else the facet and its value; without a value the figure is over all of them. */
  readonly facet?: { readonly name: string; readonly value: string };
  readonly measure: Measure;
}

/** What planning has to know of an item's content, without the content. */
export interface ContentMark {
  readonly kind: Content['kind'];
  /** SHA-256 of the content. */
  readonly hash: string;
}

/** Items, with what they contain. */
export interface ItemStore {
  /** Puts items by key. An item with a known key and other content or facets is a conflict. */
  putItems(items: readonly Item[]): Promise<readonly Put[]>;
  loadItems(): Promise<ItemColumns>;
  /**
   * Over the items: natural logarithm of how many characters their messages have as stored; of a pair that of the first
   * response over the second's. NaN where there is nothing.
   */
  loadLengths(items: ItemColumns): Promise<Float64Array>;
  item(key: string): Promise<Item | undefined>;
  /** Reads no content into memory: transcripts are large, and a plan goes through all of them. */
  contentMark(key: string): Promise<ContentMark | undefined>;
  /** SHA-256 over every item: key, content, facets, aliases, split. Equal items, equal hash, whatever the store. */
  hashItems(): Promise<string>;
}

/** Annotations and decisions: an index over the files beside the study, which are the truth. */
export interface GoldStore {
  replaceAnnotations(annotations: readonly Annotation[]): Promise<void>;
  replaceDecisions(decisions: readonly Decision[]): Promise<void>;
  /**
   * @throws InputError where an annotation's label is none of the criterion's, naming annotation and label.
   */
  loadAnnotations(criterion: Criterion, items: ItemColumns): Promise<AnnotationColumns>;
  /** Remembers a version of a criterion's gold that figures were computed with; a known one adds nothing. */
  putGoldVersion(criterion: string, version: GoldVersion): Promise<void>;
  /** In the order in which they were first used. */
  goldVersions(criterion: string): Promise<readonly GoldVersion[]>;
}

/** Candidates and their verdicts, read into columns. */
export interface VerdictStore {
  putCandidates(candidates: readonly Candidate[]): Promise<void>;
  putVerdicts(verdicts: readonly RecordedVerdict[]): Promise<readonly Put[]>;
  /**
   * The latest reading of every trial under the criterion.
   * @throws InputError where a stored label is none of the criterion's any more.
   */
  loadReadings(criterion: Criterion, items: ItemColumns): Promise<ReadingColumns>;
  /**
   * The latest reading of every trial of an item under a criterion, drift checks left out; ordered by candidate id,
   * presentation and repeat. Where two runs hold the same trial, the later run's.
   */
  readingsOf(criterion: string, item: string): Promise<readonly ItemReading[]>;
  saveMeasures(measures: readonly SavedMeasure[]): Promise<void>;
  loadMeasures(comparison: string): Promise<readonly SavedMeasure[]>;
}

export interface Store extends ItemStore, GoldStore, VerdictStore {
  close(): Promise<void>;
}
