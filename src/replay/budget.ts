import type { Usage } from '../domain/trial.ts';
import type { ListPrices } from '../domain/trial-store.ts';
import { costOf } from './money.ts';

/**
 * A cap on spending that also counts calls in flight: each reserves its input and its largest possible output
 * at list price before it is sent. Spend stays within the cap as long as no reply costs more than it reserved;
 * where one does, nothing further is sent. A call whose reply was lost may have been billed: it counts as reserved.
 *
 * A call that does not fit beside those in flight waits for them: most cost far less than they reserve. When
 * one does not fit with nothing in flight, the budget is used up for good.
 */
export class Budget {
  readonly #cap: number;
  #spent = 0;
  #lost = 0;
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

  /** US dollars reserved by calls that may have been billed and whose reply was lost: as good as spent. */
  get lost(): number {
    return this.#lost;
  }

  /**
   * Reserves for one call, waiting its turn; `undefined` when the budget is used up.
   * @param largest the most that the call can be billed; asked only where there is a cap.
   */
  async reserve(
    largest: () => Promise<Usage>,
    prices: ListPrices | undefined,
  ): Promise<Reservation | undefined> {
    const amount = prices === undefined || this.#cap === Infinity ? 0 : costOf(await largest(), prices);
    return new Promise((resolve) => {
      this.#waiting.push({ amount, prices, resolve });
      this.#admit();
    });
  }

  /** Reserves at once or not at all: nothing waits for results that may take a day. */
  reserveNow(largest: Usage, prices: ListPrices | undefined): Reservation | undefined {
    const amount = prices === undefined || this.#cap === Infinity ? 0 : costOf(largest, prices);
    const fits = !this.#usedUp && this.#hasRoom(amount);
    return fits ? this.#reservation({ amount, prices }) : undefined;
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const fits = !this.#usedUp && this.#hasRoom(next.amount);
      if (!fits && this.#inFlight > 0 && !this.#usedUp) return;
      this.#usedUp ||= !fits;
      this.#waiting.shift();
      next.resolve(fits ? this.#reservation(next) : undefined);
    }
  }

  #hasRoom(amount: number): boolean {
    return this.#spent + this.#lost + this.#reserved + amount <= this.#cap;
  }

  #reservation({ amount, prices }: Omit<Waiting, 'resolve'>): Reservation {
    this.#reserved += amount;
    this.#inFlight++;
    let isOpen = true;
    const end = (book: () => void) => {
      if (!isOpen) return;
      isOpen = false;
      this.#inFlight--;
      // Sums of many fractions drift; with nothing in flight nothing is reserved.
      this.#reserved = this.#inFlight === 0 ? 0 : this.#reserved - amount;
      book();
      this.#admit();
    };
    return {
      settle: (usage) =>
        end(() => {
          if (usage && prices) this.#spent += costOf(usage, prices);
        }),
      lose: () =>
        end(() => {
          this.#lost += amount;
        }),
    };
  }
}

export interface Reservation {
  /** Gives the reservation back and books what was really used; nothing where nothing was billed. */
  settle(usage: Usage | undefined): void;
  /** The call may have been billed, and nobody told how much: what it reserved stays used. */
  lose(): void;
}

interface Waiting {
  readonly amount: number;
  readonly prices: ListPrices | undefined;
  readonly resolve: (reservation: Reservation | undefined) => void;
}
