import type { AnnotationDraft, ItemReference, VerdictDraft } from '../../domain/imported.ts';
import { compileValue, type ValueContext } from './compile-value.ts';
import type { Duplicates } from './duplicates.ts';
import type { Row } from './row.ts';
import type { Said } from './said.ts';
import { requiredText, type Value } from './value.ts';

/** One label of a row before duplicates are settled. */
export interface RawLabel {
  /** Who said it, as accounts name raters. */
  readonly rater: string;
  readonly item: ItemReference;
  /** Labels with equal groups are duplicates. */
  readonly group: string;
  readonly said: Said;
  /** Makes the draft of what was settled, which is not `absent`. */
  readonly draft: (
    said: Exclude<Said, { absent: true }>,
    item: ItemReference,
  ) => { readonly annotation: AnnotationDraft } | { readonly verdict: VerdictDraft };
}

/** Reads one entry of `annotations` or `verdicts` from rows. */
export interface LabelReader {
  /** In words, for reasons that name no rater. */
  readonly name: string;
  readonly duplicates: Duplicates | undefined;
  /** One function per column of a wide entry. @throws UnusableCell where the row's label cannot be used. */
  readonly labels: readonly ((row: Row, ownKey: string | undefined) => RawLabel | undefined)[];
}

/** Which item a label is about: by the columns given, else the item that its own row declares. */
export function compileReference(
  columns: Readonly<Record<string, Parameters<typeof compileValue>[0]>> | undefined,
  path: readonly PropertyKey[],
  context: ValueContext,
): (row: Row, ownKey: string | undefined) => ItemReference | undefined {
  if (columns === undefined) return (_, key) => (key === undefined ? undefined : { columns: { key } });
  const values: readonly (readonly [string, Value])[] = Object.entries(columns).map(([name, spec]) => [
    name,
    compileValue(spec, [...path, name], context),
  ]);
  return (row) => ({
    columns: Object.fromEntries(values.map(([name, value]) => [name, requiredText(value, row)])),
  });
}

/** Members whose value is there: drafts leave out what a row does not say. */
export function present<Members extends Readonly<Record<string, unknown>>>(
  members: Members,
): Present<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Present<Members>;
}

type Present<Members> = { readonly [Key in keyof Members]?: Exclude<Members[Key], undefined> };
