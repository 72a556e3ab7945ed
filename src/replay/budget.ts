import type { Usage } from '../domain/trial.ts';
import type { UnitPrices } from '../domain/trial-store.ts';
import { costOf } from './money.ts';

/**
 * A cap on spending that also counts calls in flight: each reserves its input and its largest possible output
 * at list price before it is sent. Spend stays within the cap as long as no reply costs more than it reserved;
 * where one does, nothing further is sent.
 *
 * A call that does not fit beside those in flight waits for them: most cost far less than they reserve. When
 * one does not fit with nothing in flight, the budget is used up for good.
 */
export class Budget {
  readonly #cap: number;
  #spent = 0;
  #reserved = 0;
  #inFlight = 0;
  #waiting: Waiting[] = [];
  #usedUp = false;

  /** @param cap US dollars; `undefined` for no limit. */
  constructor(cap: number | undefined) {
    this.#cap = cap ?? Infinity;
  }

  /** US dollars billed so far in this process, where prices are known. */
  get spent(): number {
    return this.#spent;
  }

  /** US dollars by which replies cost more than the cap allowed. */
  get overshoot(): number {
    return Math.max(0, this.#spent - this.#cap);
  }

  /**
   * Reserves for one call, waiting its turn; `undefined` when the budget is used up.
   * @param largest the most that the call can be billed; asked only where there is a cap.
   */
  async reserve(
    largest: () => Promise<Usage>,
    prices: UnitPrices | undefined,
  ): Promise<Reservation | undefined> {
    const amount = prices === undefined || this.#cap === Infinity ? 0 : costOf(await largest(), prices);
    return new Promise((resolve) => {
      this.#waiting.push({ amount, prices, resolve });
      this.#admit();
    });
  }

  /** Reserves at once or not at all: nothing waits for results that may take a day. */
  reserveNow(largest: Usage, prices: UnitPrices | undefined): Reservation | undefined {
    const amount = prices === undefined || this.#cap === Infinity ? 0 : costOf(largest, prices);
    const fits = !this.#usedUp && this.#spent + this.#reserved + amount <= this.#cap;
    return fits ? this.#reservation({ amount, prices }) : undefined;
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const fits = !this.#usedUp && this.#spent + this.#reserved + next.amount <= this.#cap;
      if (!fits && this.#inFlight > 0 && !this.#usedUp) return;
      this.#usedUp ||= !fits;
      this.#waiting.shift();
      next.resolve(fits ? this.#reservation(next) : undefined);
    }
  }

  #reservation({ amount, prices }: Omit<Waiting, 'resolve'>): Reservation {
    this.#reserved += amount;
    this.#inFlight++;
    let isOpen = true;
    return {
      settle: (usage) => {
        if (!isOpen) return;
        isOpen = false;
        this.#inFlight--;
        // Sums of many fractions drift; with nothing in flight nothing is reserved.
        this.#reserved = this.#inFlight === 0 ? 0 : this.#reserved - amount;
        if (usage && prices) this.#spent += costOf(usage, prices);
        this.#admit();
      },
    };
  }
}

export interface Reservation {
  /** Gives the reservation back and books what was really used; nothing where no reply came. */
  settle(usage: Usage | undefined): void;
}

interface Waiting {
  readonly amount: number;
  readonly prices: UnitPrices | undefined;
  readonly resolve: (reservation: Reservation | undefined) => void;
}
