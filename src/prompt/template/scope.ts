import type { AskedCriterion } from '../output/form.ts';

/** What a template's Liquid can see; `VARIABLES` is the same list for people. */
export interface Scope {
  readonly criteria: readonly AskedCriterion[];
  /** Only where exactly one criterion is asked. */
  readonly criterion?: AskedCriterion;
  readonly output_instructions: string;
  readonly examples: readonly ExampleScope[];
  /** A facet that the item lacks is `null`. */
  readonly facets: Readonly<Record<string, string | null>>;
  readonly data_begin: string;
  readonly data_end: string;
}

export interface ExampleScope {
  readonly transcript: string;
  /** Only where exactly one criterion is asked. */
  readonly label?: string;
  readonly labels: readonly { readonly criterion: string; readonly label: string }[];
}
