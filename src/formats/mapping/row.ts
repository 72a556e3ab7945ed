import type { Position } from '../../domain/problem.ts';
import type { Captures } from './path-pattern.ts';

/** A record as a mapping sees it. */
export interface Row {
  readonly at: Position;
  /** The record as read, JSON text, cut. */
  readonly raw: string;
  /** Number of the record in its file, from 1; rows unnested from one record share it. */
  readonly position: number;
  readonly captures: Captures;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the table's expressions gave, in the order they were compiled. */
  readonly computed: readonly Computed[];
}

export type Computed = { readonly value: unknown } | { readonly error: string };

/** A record that could not be read, and why. */
export interface BrokenRow {
  readonly at: Position;
  readonly raw: string;
  readonly broken: string;
}
