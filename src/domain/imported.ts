import type { AnnotationRole, Chosen, Provenance, Saw } from './annotation.ts';
import type { ItemDraft } from './item.ts';
import type { Outcome } from './outcome.ts';
import type { Position } from './problem.ts';

/**
 * How a source refers to an item: column -> value. A column is `key`, `id`, a facet's name or an alias's.
 * Where several items share the reference on purpose, `occurrence` (from 1) picks the n-th in
 * the order of the items' keys.
 */
export interface ItemReference {
  readonly columns: Readonly<Record<string, string>>;
  readonly occurrence?: number;
}

export interface AnnotationDraft {
  readonly item: ItemReference;
  /** Absent: the study's only criterion. */
  readonly criterion?: string;
  readonly annotator: string;
  /** As the source spells it, read by the criterion when it is joined; `null` where it says "abstained" itself. */
  readonly label: string | null;
  readonly role?: AnnotationRole;
  readonly provenance?: Provenance;
  readonly saw?: Saw;
  readonly view?: string;
  readonly chosen?: Chosen;
  readonly at?: string;
  readonly note?: string;
}

export interface VerdictDraft {
  readonly item: ItemReference;
  readonly criterion?: string;
  readonly judge: string;
  readonly template?: string;
  readonly presentation?: string;
  readonly repeat?: number;
  /** A label as the source spells it, or what happened instead of one. */
  readonly said: { readonly label: string } | { readonly outcome: Exclude<Outcome, 'verdict'> };
  /** The judge's reply, word for word, where the source kept it. */
  readonly text?: string;
  readonly rationale?: string;
  readonly confidence?: number;
}

/** One row (line, record, sample) of a source and everything it says. Rows in = rows of this type. */
export interface ImportedRow {
  readonly at: Position;
  readonly items: readonly ItemDraft[];
  readonly annotations: readonly AnnotationDraft[];
  readonly verdicts: readonly VerdictDraft[];
  /** What of the row could not be used. The rest is imported all the same. */
  readonly rejects: readonly string[];
  /** The row as read, for the rejects file: JSON text, cut to a readable length. */
  readonly raw: string;
  /** Blank labels per annotator or judge: absences, neither imported nor rejected. */
  readonly blanks?: readonly string[];
  /** What the user should know although nothing was lost; said once per file, with how many rows say it. */
  readonly notes?: readonly string[];
}

/** A row with nothing in it yet. */
export function emptyRow(at: Position, raw: string): ImportedRow {
  return { at, raw, items: [], annotations: [], verdicts: [], rejects: [] };
}
