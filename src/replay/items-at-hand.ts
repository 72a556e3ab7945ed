import type { Item } from '../domain/item.ts';
import { ItemAtHand } from './item-at-hand.ts';

/** A run asks all about an item in one go, so few items are at hand at a time. */
const MOST = 128;

/** Loads items when they are asked for and keeps the last ones, so that memory stays flat. */
export class ItemsAtHand {
  readonly #load: (key: string) => Promise<Item | undefined>;
  readonly #identities: readonly string[];
  readonly #kept = new Map<string, Promise<ItemAtHand>>();

  /** @param identities names of the study's agents, for the view that blinds them. */
  constructor(load: (key: string) => Promise<Item | undefined>, identities: readonly string[]) {
    this.#load = load;
    this.#identities = identities;
  }

  get(key: string): Promise<ItemAtHand> {
    const known = this.#kept.get(key) ?? this.#take(key);
    // The one used last stands last.
    this.#kept.delete(key);
    this.#kept.set(key, known);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    return known;
  }

  async #take(key: string): Promise<ItemAtHand> {
    const item = await this.#load(key);
    if (item === undefined) throw new Error(`the plan names item "${key}", and the store does not have it`);
    return new ItemAtHand(item, this.#identities);
  }
}
