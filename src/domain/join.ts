import type { Coded, ItemColumns } from './columns.ts';
import type { ItemReference } from './imported.ts';

export type Found =
  | { readonly kind: 'one'; readonly item: number }
  | { readonly kind: 'none' }
  /** Several items match; `settle` names columns whose values tell them apart. */
  | { readonly kind: 'several'; readonly count: number; readonly settle: readonly string[] }
  | { readonly kind: 'no such column'; readonly column: string };

/**
 * Finds items by what sources call them. Each set of columns used is indexed once, on first use, so that a
 * million references cost a map look-up each.
 */
export class ItemIndex {
  readonly #items: ItemColumns;
  readonly #indexes = new Map<string, ReadonlyMap<string, readonly number[]>>();

  constructor(items: ItemColumns) {
    this.#items = items;
  }

  find(reference: ItemReference): Found {
    const columns = Object.keys(reference.columns);
    if (columns.length > 1) columns.sort();
    const name = joinKey(columns);
    const known = this.#indexes.get(name);
    const missing = known ? undefined : columns.find((column) => this.#column(column) === undefined);
    if (missing !== undefined) return { kind: 'no such column', column: missing };
    const index = known ?? this.#index(name, columns);
    const matches = index.get(joinKey(columns.map((column) => reference.columns[column] ?? ''))) ?? [];
    const chosen = reference.occurrence === undefined ? undefined : matches[reference.occurrence - 1];
    if (chosen !== undefined) return { kind: 'one', item: chosen };
    const [only] = matches;
    if (only === undefined || reference.occurrence !== undefined) return { kind: 'none' };
    if (matches.length === 1) return { kind: 'one', item: only };
    return { kind: 'several', count: matches.length, settle: this.#settling(columns, matches) };
  }

  #column(name: string): ((item: number) => string | undefined) | undefined {
    const { keys, ids, facets, aliases } = this.#items;
    if (name === 'key') return (item) => keys[item];
    if (name === 'id') return (item) => ids[item];
    const coded = facets.get(name) ?? aliases.get(name);
    return coded && ((item) => valueAt(coded, item));
  }

  #index(name: string, columns: readonly string[]): ReadonlyMap<string, readonly number[]> {
    const readers = columns.map((column) => this.#column(column));
    const index = new Map<string, number[]>();
    for (let item = 0; item < this.#items.count; item++) {
      const values = readers.map((read) => read?.(item));
      if (values.includes(undefined)) continue;
      const key = joinKey(values.map((value) => value ?? ''));
      const items = index.get(key);
      if (items) items.push(item);
      else index.set(key, [item]);
    }
    this.#indexes.set(name, index);
    return index;
  }

  /** The fewest further columns, taken greedily, under which no two of the matches look alike. */
  #settling(used: readonly string[], matches: readonly number[]): readonly string[] {
    const others = ['id', ...this.#items.facets.keys(), ...this.#items.aliases.keys()].filter(
      (column) => !used.includes(column),
    );
    const chosen: string[] = [];
    let groups = 1;
    while (groups < matches.length) {
      const ranked = others
        .filter((column) => !chosen.includes(column))
        .map((column) => ({ column, groups: this.#distinct([...chosen, column], matches) }))
        .sort((left, right) => right.groups - left.groups);
      const best = ranked[0];
      if (!best || best.groups <= groups) return [...used, ...chosen, 'key'];
      chosen.push(best.column);
      groups = best.groups;
    }
    return [...used, ...chosen];
  }

  #distinct(columns: readonly string[], items: readonly number[]): number {
    const readers = columns.map((column) => this.#column(column));
    return new Set(items.map((item) => joinKey(readers.map((read) => read?.(item) ?? '')))).size;
  }
}

/** The text of a coded column at an item, or `undefined` where it has none. */
function valueAt(column: Coded, item: number): string | undefined {
  return column.values[column.codes[item] ?? -1];
}

function joinKey(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : JSON.stringify(values);
}
