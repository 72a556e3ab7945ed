import type { Candidate } from './candidate.ts';

/** A column of texts over a closed list: `values[codes[row]]`, code -1 where the row has none. */
export interface Coded {
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/** The study's items; a row's index is the item's number in every other column. Ordered by key. */
export interface ItemColumns {
  readonly count: number;
  readonly keys: readonly string[];
  readonly ids: readonly string[];
  /** Facet name -> its column over items. */
  readonly facets: ReadonlyMap<string, Coded>;
  /** Names beside key, id and facets by which sources refer to items. */
  readonly aliases: ReadonlyMap<string, Coded>;
  /** 1 where the item is in the test split. */
  readonly test: Uint8Array;
}

/** One row per trial that was read under one criterion. Rows stand in no particular order. */
export interface ReadingColumns {
  readonly rows: number;
  readonly item: Int32Array;
  /** Index into `candidates`. */
  readonly candidate: Int32Array;
  /** Index into `presentations`. */
  readonly presentation: Int32Array;
  readonly repeat: Int32Array;
  readonly occasion: Int32Array;
  /** Index into OUTCOMES. */
  readonly outcome: Uint8Array;
  /** Index into the criterion's labels; -1 unless the outcome is a verdict. */
  readonly label: Int16Array;
  /** The judge's own statement, 0 to 1; -1 where it made none. Absent where no row has one. */
  readonly confidence?: Float64Array;
  /** Ordered by id. */
  readonly candidates: readonly Candidate[];
  /** Ordered by code point. */
  readonly presentations: readonly string[];
}

/** One row per annotation under one criterion. */
export interface AnnotationColumns {
  readonly rows: number;
  readonly item: Int32Array;
  /** Index into `annotators`. */
  readonly annotator: Int32Array;
  /** Index into the criterion's labels; -1 for an abstention. */
  readonly label: Int16Array;
  /** Index into ANNOTATION_ROLES. */
  readonly role: Uint8Array;
  /** Index into PROVENANCES. */
  readonly provenance: Uint8Array;
  /** Index into SAW. */
  readonly saw: Uint8Array;
  /** Index into CHOSEN_HOW. */
  readonly chosen: Uint8Array;
  /** Probability with which the item was drawn for this annotation; 0 where none is recorded. */
  readonly probability: Float64Array;
  readonly annotators: readonly string[];
}
