import type { Usage } from '../domain/trial.ts';
import type { UnitPrices } from '../domain/trial-store.ts';
import { costOf } from './money.ts';

/**
 * A cap on spending that also counts calls in flight: each reserves its input and its largest possible output
 * at list price before it is sent. Spend stays within the cap as long as no reply costs more than it reserved.
 */
export class Budget {
  readonly #cap: number | undefined;
  #spent = 0;
  #reserved = 0;

  /** @param cap US dollars; `undefined` for no limit. */
  constructor(cap: number | undefined) {
    this.#cap = cap;
  }

  /** US dollars billed so far in this process, where prices are known. */
  get spent(): number {
    return this.#spent;
  }

  /** Reserves for one call, or says that it does not fit any more. Without a cap everything fits. */
  reserve(largest: Usage, prices: UnitPrices | undefined): Reservation | undefined {
    const amount = prices === undefined ? 0 : costOf(largest, prices);
    if (this.#cap !== undefined && this.#spent + this.#reserved + amount > this.#cap) return undefined;
    this.#reserved += amount;
    let open = true;
    return {
      settle: (usage) => {
        if (!open) return;
        open = false;
        this.#reserved -= amount;
        if (usage && prices) this.#spent += costOf(usage, prices);
      },
    };
  }
}

export interface Reservation {
  /** Gives the reservation back and books what was really used; nothing where no reply came. */
  settle(usage: Usage | undefined): void;
}
