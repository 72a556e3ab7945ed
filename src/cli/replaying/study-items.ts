import type { ItemColumns } from '../../domain/columns.ts';
import type { Item } from '../../domain/item.ts';
import type { Facet, Study } from '../../domain/study.ts';
import type { Workplace } from '../workplace.ts';

/** The facet that says whose behaviour an item records. */
const AGENT = 'agent';

/** A loader of items with facet values spelled as the study wants them. */
export function itemLoader({ store, study }: Workplace): (key: string) => Promise<Item | undefined> {
  const facets = study.facets.filter(({ aliases }) => Object.keys(aliases).length > 0);
  return async (key) => {
    const item = await store.item(key);
    if (item === undefined || facets.length === 0) return item;
    return { ...item, facets: withAliases(item.facets, facets) };
  };
}

/** Item key -> facets, for every item but those left out. */
export function facetsByItem(
  items: ItemColumns,
  facets: readonly Facet[],
  leftOut: ReadonlySet<string>,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  return new Map(
    items.keys.flatMap((key, index): [string, Readonly<Record<string, string>>][] => {
      return leftOut.has(key) ? [] : [[key, facetsOf(items, index, facets)]];
    }),
  );
}

/** The facets of one item, spelled as the study wants them. */
export function facetsOf(
  items: ItemColumns,
  index: number,
  facets: readonly Facet[],
): Readonly<Record<string, string>> {
  const own = [...items.facets].flatMap(([name, { values, codes }]): [string, string][] => {
    const value = values[codes[index] ?? -1];
    return value === undefined ? [] : [[name, value]];
  });
  return withAliases(Object.fromEntries(own), facets);
}

/** Every spelling of the agents' names, for the view that blinds them; in order. */
export function agentNames(items: ItemColumns, study: Study): readonly string[] {
  const aliases = study.facets.find(({ name }) => name === AGENT)?.aliases ?? {};
  const values = items.facets.get(AGENT)?.values ?? [];
  return [...new Set([...values, ...Object.keys(aliases), ...Object.values(aliases)])].sort();
}

function withAliases(own: Readonly<Record<string, string>>, facets: readonly Facet[]) {
  const spelled = facets.flatMap(({ name, aliases }): [string, string][] => {
    const value = Object.hasOwn(own, name) ? own[name] : undefined;
    const meant = value !== undefined && Object.hasOwn(aliases, value) ? aliases[value] : undefined;
    return meant === undefined ? [] : [[name, meant]];
  });
  return spelled.length === 0 ? own : { ...own, ...Object.fromEntries(spelled) };
}
