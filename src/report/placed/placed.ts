import type { Measure } from '../../domain/measure.ts';

/** Measures, and what they are of: the columns of a long table, and the key under which the store keeps them. */
export interface Placed {
  /** A candidate's name, that of two, or what else it is of; empty for all candidates together. */
  readonly candidate: string;
  /** Hashes of the candidates it is of, in the order of the name; none for all together. */
  readonly hashes: readonly string[];
  /** How the candidate stands, or which part of the report this is. */
  readonly standing: string;
  readonly presentation: string;
  /** Empty for all items. */
  readonly facet: string;
  /** Empty for a figure over all values of the facet. */
  readonly value: string;
  readonly measures: readonly Measure[];
}
