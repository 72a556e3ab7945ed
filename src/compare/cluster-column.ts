import type { Coded, ItemColumns } from '../domain/columns.ts';
import type { CompareInput } from './input.ts';

/** The column of clusters, and those of further ways in which the same items are clustered. */
export interface ClusterColumn extends Coded {
  /** The facet. */
  readonly name?: string;
  readonly crossed?: readonly (Coded & { readonly name: string })[];
}

/** @throws RangeError where a cluster facet is none of the items' facets. */
export function clusterColumn({
  cluster,
  crossed = [],
  items,
}: Pick<CompareInput, 'cluster' | 'crossed' | 'items'>): ClusterColumn | undefined {
  if (cluster === undefined) return undefined;
  return {
    ...columnOf(items, cluster),
    name: cluster,
    ...(crossed.length === 0 ? {} : { crossed: crossed.map((name) => ({ ...columnOf(items, name), name })) }),
  };
}

function columnOf(items: ItemColumns, name: string): Coded {
  const column = items.facets.get(name);
  if (column === undefined) throw new RangeError(`the cluster facet ${name} is no facet of the items`);
  return column;
}
