import type { Clock } from '../domain/clock.ts';
import type { PlannedTrial, TrialStore } from '../domain/trial-store.ts';

/** A claim that is not renewed lapses after this long: its process is gone, or stands still. */
export const CLAIM_SECONDS = 90;
/** Times that a claim is renewed before it would lapse: a renewal that comes late, or fails, is no harm. */
const RENEWALS = 4;
/** Claims' lengths for which a process that stands still keeps what it has in flight: its replies may be waiting. */
const PATIENCE = 10;

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
  /** Whether the process that an owner names is running on this machine. */
  readonly isAlive: (owner: string) => boolean;
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
  #heldUntil = 0;

  constructor(of: ClaimsOf) {
    this.#of = of;
    this.#left = of.limit ?? Infinity;
    // A renewal that fails is tried again; if the store is broken, whoever writes next hears of it.
    this.#renewal = setInterval(() => void this.#renew().catch(() => undefined), this.#lease / RENEWALS);
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

  /** Looks again for what is open, after none was. */
  lookAgain(): void {
    this.#isExhausted = false;
  }

  /**
   * Whether what was handed out is still claimed, by this process's own books. Asked right before a call is sent:
   * a process that stood still for long may have lost its claims, and others go on with them.
   */
  hold(now: number): boolean {
    return now < this.#heldUntil;
  }

  /** Gives everything back that was not finished. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#renewal);
    this.#ready = [];
    await this.#of.store.release(this.#of.owner);
  }

  async #renew(): Promise<void> {
    const now = this.#of.clock.now();
    const until = now + this.#lease;
    // What lapsed meanwhile is not prolonged, and what is left of it is found not to be ours when it is asked.
    await this.#of.store.renew(this.#of.owner, now, until);
    if (this.hold(now)) this.#heldUntil = until;
  }

  async #claimMore(): Promise<void> {
    const { store, run, owner, clock, batch, isAlive } = this.#of;
    const limit = Math.min(batch, this.#left);
    const now = clock.now();
    const until = now + this.#lease;
    const alive = (await store.holders(run))
      .filter(({ owner: other, until: its }) => its > now - this.#lease * PATIENCE && isAlive(other))
      .map((holder) => holder.owner);
    const claimed = limit === 0 ? [] : await store.claim({ run, owner, now, until, limit, alive });
    // Those claimed before lapse earlier; only where they have all lapsed does a new time begin.
    if (!this.hold(now)) this.#heldUntil = until;
    this.#left -= claimed.length;
    this.#isExhausted = claimed.length === 0;
    this.#ready.push(...claimed);
  }

  get #lease(): number {
    return this.#of.claimSeconds * 1000;
  }
}
