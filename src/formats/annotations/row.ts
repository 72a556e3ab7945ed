import type { AnnotationDraft } from '../../domain/imported.ts';

/** A row's cells by the names of their columns. */
export interface LabelRow {
  readonly columns: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a row says, before it is put beside what the row is. */
export interface ReadAnnotations {
  readonly annotations: readonly AnnotationDraft[];
  /** Annotators whose label is blank. */
  readonly blanks: readonly string[];
  readonly rejects: readonly string[];
  readonly notes: readonly string[];
}
