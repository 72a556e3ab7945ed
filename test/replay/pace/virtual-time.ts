/** A clock that stands still until every waiter waits, and then jumps to the first that is due. */
export class VirtualTime {
  #now = 0;
  #sleeping: { readonly at: number; readonly wake: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const entry = { at: this.#now + milliseconds, wake: resolve };
      this.#sleeping.push(entry);
      signal?.addEventListener('abort', () => {
        this.#sleeping = this.#sleeping.filter((other) => other !== entry);
        reject(signal.reason);
      });
    });

  /** Lets time pass until nobody sleeps, or so many milliseconds have passed. */
  async pass(most = Infinity): Promise<void> {
    const end = this.#now + most;
    for (;;) {
      await new Promise(setImmediate);
      const next = Math.min(...this.#sleeping.map(({ at }) => at));
      if (next > end || next === Infinity) break;
      this.#now = Math.max(this.#now, next);
      const due = this.#sleeping.filter(({ at }) => at <= this.#now);
      this.#sleeping = this.#sleeping.filter(({ at }) => at > this.#now);
      for (const { wake } of due) wake();
    }
    if (end !== Infinity) this.#now = end;
  }
}
