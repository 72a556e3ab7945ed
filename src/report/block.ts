import type { Cell, Column } from '../text/cell.ts';

/** One piece of a report for people, before it is drawn as terminal text or Markdown. Texts are unescaped. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table;

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the marks in the cells refer to, one sentence each. */
  readonly notes: readonly string[];
}

export function heading(level: 1 | 2 | 3 | 4, text: string): Block {
  return { kind: 'heading', level, text };
}

/** Sentences as one paragraph; no block where there are none. */
export function paragraph(...sentences: readonly string[]): readonly Block[] {
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', text: sentences.join(' ') }];
}

/** A list, one sentence per point; no block where there are none. */
export function list(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A heading with what stands under it; nothing where nothing does. */
export function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(3, title), ...blocks];
}
