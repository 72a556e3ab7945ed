/**
 * Lets one caller at a time work under a name. Two items with the same text are two trials and one request:
 * the second waits until the first one's reply is saved, and reads that.
 */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  isTaken(name: string): boolean {
    return this.#last.has(name);
  }

  /** Waits for the turn; whoever has it calls what is returned when done. */
  async take(name: string): Promise<() => void> {
    const before = this.#last.get(name);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last.set(name, promise);
    await before;
    return () => {
      if (this.#last.get(name) === promise) this.#last.delete(name);
      resolve();
    };
  }
}
