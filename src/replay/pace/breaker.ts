/** So many calls in a row without an answer, and nothing more is sent for a while. */
const FAILURES_TO_OPEN = 10;
const FIRST_WAIT = 1000;
const MOST_WAIT = 60_000;
/** So many trial calls in a row without an answer, 63 seconds in all, and the endpoint is given up. */
const PROBES_TO_GIVE_UP = 6;

/** What a breaker says to one more call: pass, wait so many milliseconds, wait for the one on its way, or give up. */
export type Passage = 'pass' | 'wait for the probe' | 'given up' | { readonly wait: number };

export type BreakerChange = 'opened' | 'closed' | 'given up';

/**
 * A circuit breaker for one endpoint. Closed, all calls pass. After ten in a row without an answer it opens: none
 * passes for a second; then one does, to see. While such probes fail the waits double, up to a minute; after six,
 * calls are given up at once, but for one a minute. An answer of any kind closes it.
 */
export class Breaker {
  #failures = 0;
  #probes = 0;
  #openUntil: number | undefined;
  #isProbing = false;

  get isOpen(): boolean {
    return this.#openUntil !== undefined;
  }

  passage(now: number): Passage {
    if (this.#openUntil === undefined) return 'pass';
    const isGivenUp = this.#probes >= PROBES_TO_GIVE_UP;
    if (this.#isProbing) return isGivenUp ? 'given up' : 'wait for the probe';
    if (now >= this.#openUntil) return 'pass';
    return isGivenUp ? 'given up' : { wait: this.#openUntil - now };
  }

  /** A call was let through; while open, it is the probe. */
  passed(): boolean {
    this.#isProbing = this.isOpen;
    return this.#isProbing;
  }

  /** A call that passed was not sent after all. */
  withdrawn(wasProbe: boolean): void {
    if (wasProbe) this.#isProbing = false;
  }

  answered(): BreakerChange | undefined {
    const wasOpen = this.isOpen;
    this.#failures = 0;
    this.#probes = 0;
    this.#openUntil = undefined;
    this.#isProbing = false;
    return wasOpen ? 'closed' : undefined;
  }

  /** No answer came, or none of the provider's. Of calls sent before it opened nothing new is learnt. */
  failed(wasProbe: boolean, now: number): BreakerChange | undefined {
    if (this.isOpen) {
      if (!wasProbe) return undefined;
      this.#isProbing = false;
      this.#probes++;
    } else if (++this.#failures < FAILURES_TO_OPEN) return undefined;
    this.#openUntil = now + Math.min(MOST_WAIT, FIRST_WAIT * 2 ** this.#probes);
    return this.#probes === PROBES_TO_GIVE_UP ? 'given up' : 'opened';
  }

  /** When the next probe may pass; for whoever shows it. */
  get opensAt(): number | undefined {
    return this.#openUntil;
  }
}
