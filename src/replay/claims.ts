import type { Clock } from '../domain/clock.ts';
import type { PlannedTrial, TrialStore } from '../domain/trial-store.ts';

/** A claim that is not renewed lapses after this long: its process is gone, or stands still. */
export const CLAIM_SECONDS = 90;
/** Times that a claim is renewed before it would lapse: a renewal that comes late, or fails, is no harm. */
const RENEWALS = 4;

/** Whose claims, on which run, and how many trials at a time. */
export interface ClaimsOf {
  readonly store: TrialStore;
  readonly run: string;
  readonly owner: string;
  readonly clock: Clock;
  readonly batch: number;
  /** How long a claim holds that is not renewed. */
  readonly claimSeconds: number;
  /** Trials to hand out at most in this process. */
  readonly limit?: number;
}

/**
 * Hands out the run's open trials one by one, claimed in batches so that no other process asks them too, and
 * keeps the claims up while they are worked on.
 */
export class Claims implements AsyncDisposable {
  readonly #of: ClaimsOf;
  readonly #renewal: NodeJS.Timeout;
  #ready: PlannedTrial[] = [];
  #refill: Promise<void> | undefined;
  #left: number;
  #isExhausted = false;

  constructor(of: ClaimsOf) {
    this.#of = of;
    this.#left = of.limit ?? Infinity;
    // A renewal that fails is tried again; if the store is broken, whoever writes next hears of it.
    this.#renewal = setInterval(
      () => void this.#renew().catch(() => undefined),
      (of.claimSeconds * 1000) / RENEWALS,
    );
  }

  /** The next trial, or `undefined` when none is open. */
  async next(): Promise<PlannedTrial | undefined> {
    while (this.#ready.length === 0 && !this.#isExhausted) {
      this.#refill ??= this.#claimMore().finally(() => {
        this.#refill = undefined;
      });
      await this.#refill;
    }
    return this.#ready.shift();
  }

  /** Gives everything back that was not finished. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#renewal);
    this.#ready = [];
    await this.#of.store.release(this.#of.owner);
  }

  async #renew(): Promise<void> {
    const now = this.#of.clock.now();
    await this.#of.store.renew(this.#of.owner, now, this.#until(now));
  }

  async #claimMore(): Promise<void> {
    const { store, run, owner, clock, batch } = this.#of;
    const limit = Math.min(batch, this.#left);
    const now = clock.now();
    const until = this.#until(now);
    const claimed = limit === 0 ? [] : await store.claim({ run, owner, now, until, limit });
    this.#left -= claimed.length;
    this.#isExhausted = claimed.length === 0;
    this.#ready.push(...claimed);
  }

  #until(now: number): number {
    return now + this.#of.claimSeconds * 1000;
  }
}
