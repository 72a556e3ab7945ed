/** Retries that every run has, so that small ones are not cut short by a bad minute. */
const FLOOR = 50;

interface UsedUp {
  readonly kind: 'retries used up';
  readonly retries: number;
}

/**
 * One budget of retries for a whole run: at most a share of the calls sent, and a few more. Where most calls fail,
 * trying each again only multiplies what fails and what it costs.
 */
export class RetryBudget {
  readonly #share: number;
  readonly #tell: (event: UsedUp) => void;
  #calls = 0;
  #retries = 0;
  #isUsedUp = false;

  /**
   * @param share retries per first call, from 0.
   * @param tell called once, when it is used up.
   */
  constructor(share: number, tell: (event: UsedUp) => void) {
    this.#share = share;
    this.#tell = tell;
  }

  /** A trial's first call is sent. */
  called(): void {
    this.#calls++;
  }

  /** Whether one more retry may be made; it is counted then. */
  take(): boolean {
    if (this.#retries >= FLOOR + Math.floor(this.#share * this.#calls)) {
      if (!this.#isUsedUp) this.#tell({ kind: 'retries used up', retries: this.#retries });
      this.#isUsedUp = true;
      return false;
    }
    this.#retries++;
    return true;
  }
}
