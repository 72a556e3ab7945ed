/**
 * Lets its callers go on one a turn of the event loop, in the order in which they came. What comes over many connections
 * at once is else taken up in one go, and what is sent next in one go after it: it comes back together again, and
 * everybody waits for the last one of the lot, time after time.
 */
export class OneATurn {
  readonly #waiting: (() => void)[] = [];

  /** Resolves in a turn of the event loop that no other caller has. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#next());
    });
  }

  #next(): void {
    const go = this.#waiting.shift();
    if (this.#waiting.length > 0) setImmediate(() => this.#next());
    go?.();
  }
}
