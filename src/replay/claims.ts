import type { Clock } from '../domain/clock.ts';
import type { PlannedTrial, TrialStore } from '../domain/trial-store.ts';

/** A claim lapses after this long without renewal: longer than the slowest call and its longest wait. */
const LEASE_MILLISECONDS = 10 * 60_000;

/** Hands out the run's open trials one by one, claimed in batches so that no other process asks them too. */
export class Claims {
  readonly #store: TrialStore;
  readonly #run: string;
  readonly #owner: string;
  readonly #clock: Clock;
  readonly #batch: number;
  #ready: PlannedTrial[] = [];
  #refill: Promise<void> | undefined;
  #left: number;
  #exhausted = false;

  /** @param limit trials to hand out at most in this process. */
  constructor(store: TrialStore, run: string, owner: string, clock: Clock, batch: number, limit = Infinity) {
    this.#store = store;
    this.#run = run;
    this.#owner = owner;
    this.#clock = clock;
    this.#batch = batch;
    this.#left = limit;
  }

  /** The next trial, or `undefined` when none is open. */
  async next(): Promise<PlannedTrial | undefined> {
    while (this.#ready.length === 0 && !this.#exhausted) {
      this.#refill ??= this.#claimMore().finally(() => {
        this.#refill = undefined;
      });
      await this.#refill;
    }
    return this.#ready.shift();
  }

  /** Prolongs what is held; called from time to time while calls run. */
  async renew(): Promise<void> {
    const now = this.#clock.now();
    await this.#store.renew(this.#owner, now, now + LEASE_MILLISECONDS);
  }

  /** Gives everything back that was not finished. */
  async release(): Promise<void> {
    this.#ready = [];
    await this.#store.release(this.#owner);
  }

  async #claimMore(): Promise<void> {
    const now = this.#clock.now();
    const limit = Math.min(this.#batch, this.#left);
    const until = now + LEASE_MILLISECONDS;
    const claimed =
      limit === 0 ? [] : await this.#store.claim({ run: this.#run, owner: this.#owner, now, until, limit });
    this.#left -= claimed.length;
    this.#exhausted = claimed.length === 0;
    this.#ready.push(...claimed);
  }
}
