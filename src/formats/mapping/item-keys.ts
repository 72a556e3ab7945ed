import type { Position } from '../../domain/problem.ts';
import { twice } from './duplicates.ts';
import type { ItemsSpec } from './schema/items.ts';

/** The key a row's item gets, and whether this row is the one that declares it. */
export interface SettledKey {
  readonly key: string;
  readonly declares: boolean;
}

/**
 * Applies the rule for several items with one key. `pair in order` gives the second the key with `#0002`
 * behind it, the third `#0003`: sorted by key they stand in the order of the file. One entry per key is held.
 */
export class ItemKeys {
  readonly #rule: NonNullable<ItemsSpec['duplicates']>;
  readonly #total = new Map<string, number>();
  readonly #seen = new Map<string, { count: number; readonly at: Position }>();

  constructor(rule: ItemsSpec['duplicates']) {
    this.#rule = rule ?? 'error';
  }

  get needsAllRows(): boolean {
    return this.#rule === 'last';
  }

  gather(key: string): void {
    this.#total.set(key, (this.#total.get(key) ?? 0) + 1);
  }

  /** @throws InputError where duplicates are an error. */
  settle(key: string, at: Position): SettledKey {
    const seen = this.#seen.get(key) ?? { count: 0, at };
    seen.count++;
    this.#seen.set(key, seen);
    if (this.#rule === 'last') return { key, declares: seen.count === this.#total.get(key) };
    if (seen.count === 1 || this.#rule === 'first') return { key, declares: seen.count === 1 };
    if (this.#rule === 'error') throw twice(`two items have the key "${key}"`, seen.at, at);
    return { key: `${key}#${String(seen.count).padStart(4, '0')}`, declares: true };
  }
}
