/** The weight of the last call in the running mean of latency. */
const WEIGHT = 0.1;
/** Calls that take so many times as long as when fewer were in flight only wait for each other. */
const MOST_SLOWER = 2;

/**
 * How many calls may be in flight at one endpoint: all that are allowed until the provider is overloaded, then
 * half, then one more for each round of answers (additive increase, multiplicative decrease), as long as that
 * pays: not while calls take twice as long as they did when fewer were in flight.
 */
export class CallLimit {
  readonly #most: number;
  #limit: number;
  #answersOfRound = 0;
  #wasFull = false;
  #latency: number | undefined;
  #quickest = Infinity;
  #round = 0;

  /** @param most the limit that is never passed, at least 1. */
  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Names the time between two cuts; what was sent before a cut says nothing new about it. */
  get round(): number {
    return this.#round;
  }

  /**
   * A call was answered.
   * @param inFlight calls in flight while it was, itself included.
   * @returns whether the limit was raised.
   */
  answered(inFlight: number, milliseconds: number): boolean {
    this.#latency =
      this.#latency === undefined ? milliseconds : this.#latency + WEIGHT * (milliseconds - this.#latency);
    this.#quickest = Math.min(this.#quickest, this.#latency);
    this.#wasFull ||= inFlight >= this.#limit;
    if (++this.#answersOfRound < this.#limit) return false;
    const pays = this.#wasFull && this.#latency < MOST_SLOWER * this.#quickest;
    this.#answersOfRound = 0;
    this.#wasFull = false;
    if (!pays || this.#limit >= this.#most) return false;
    this.#limit++;
    return true;
  }

  /**
   * The provider says that it is too much. Many say so at once: one cut answers all that were sent before it.
   * @param round the round in which the call was sent.
   * @returns whether the limit was cut.
   */
  overloaded(round: number): boolean {
    if (round !== this.#round) return false;
    this.#round++;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#answersOfRound = 0;
    this.#wasFull = false;
    return true;
  }
}
