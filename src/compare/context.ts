import type { Criterion } from '../domain/criterion.ts';
import type { ClusterColumn } from './cluster-column.ts';
import type { WhenNoVerdict } from './input.ts';
import type { LabelSpace } from './label-space.ts';
import type { Rule } from './rule.ts';
import type { Group, Selection } from './selection.ts';

/** What all figures of a comparison share. */
export interface SliceContext {
  readonly space: LabelSpace;
  readonly rules: readonly Rule[];
  /** Gold labels over all items, one array per reference; -1 where there is none, and in the test split. */
  readonly references: readonly Int16Array[];
  readonly referenceNames: readonly string[];
  readonly level: number;
  readonly replicates: number;
  readonly seed: string;
}

/** A facet with its values' items, made once for all candidates. */
export interface FacetSelections {
  readonly facet: string;
  readonly groups: readonly (Group & { readonly selection: Selection })[];
  /** All items with a value, each value a stratum. */
  readonly stratified: Selection;
  /** Items with gold and no value of the facet. */
  readonly without: number;
}

/** What all candidates of a comparison share. */
export interface CandidateContext extends SliceContext {
  readonly criterion: Criterion;
  /** Number of items in the study, with or without gold. */
  readonly items: number;
  readonly whenNoVerdict: WhenNoVerdict;
  /** Over items: what each weighs by how it was drawn, 1 on average; absent where all weigh the same. */
  readonly weights?: Float64Array;
  /** Share of the positive label where the judge will be used, where the study states it. */
  readonly deploymentPrevalence?: number;
  readonly overall: Selection;
  /** The column of clusters; `undefined` where items are independent. */
  readonly cluster: ClusterColumn | undefined;
  readonly facets: readonly FacetSelections[];
}
