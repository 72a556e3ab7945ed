const MINUTE = 60_000;
/** What is left over from quiet moments may be used at once: a second's worth, or one. */
const BURSTS_A_MINUTE = 60;

/**
 * So many units a minute, spread over it: in no minute more than that many are taken, as long as none is taken
 * that was not waited for. A taking that is larger than the bucket waits until the bucket is full, and what comes
 * after waits for the rest.
 */
export class TokenBucket {
  readonly #size: number;
  readonly #perMillisecond: number;
  #left: number;
  #at: number;

  /**
   * @param perMinute units a minute, at least 1.
   * @param now milliseconds; all times given are of the same clock.
   */
  constructor(perMinute: number, now: number) {
    this.#size = Math.max(1, perMinute / BURSTS_A_MINUTE);
    // What a burst may take beyond one unit is not given again in the same minute.
    this.#perMillisecond = (perMinute - (this.#size - 1)) / MINUTE;
    this.#left = this.#size;
    this.#at = now;
  }

  /** Milliseconds until so many can be taken; 0 for now. */
  wait(amount: number, now: number): number {
    this.#refill(now);
    const missing = Math.min(amount, this.#size) - this.#left;
    return missing <= ROUNDING ? 0 : Math.ceil(missing / this.#perMillisecond);
  }

  take(amount: number, now: number): void {
    this.#refill(now);
    this.#left -= amount;
  }

  /** Gives back what was taken and not used; takes more where `amount` is negative. */
  giveBack(amount: number): void {
    this.#left = Math.min(this.#size, this.#left + amount);
  }

  #refill(now: number): void {
    const passed = Math.max(0, now - this.#at);
    this.#left = Math.min(this.#size, this.#left + passed * this.#perMillisecond);
    this.#at = Math.max(this.#at, now);
  }
}

/** Sums of many fractions come out this much below a whole number. */
const ROUNDING = 1e-6;
