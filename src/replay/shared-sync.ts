import { setTimeout as wait } from 'node:timers/promises';

/** What comes within so long waits for the disk together. */
const GATHER_MILLISECONDS = 10;

/** Waits for the disk on behalf of many: a wait covers everything written before it, and waits follow one another. */
export class SharedSync {
  readonly #sync: () => Promise<void>;
  #next: Promise<void> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /**
   * Resolves when everything written so far is on the disk.
   * @throws what the disk says, to all who waited together.
   */
  reached(): Promise<void> {
    this.#next ??= this.#gather();
    return this.#next;
  }

  async #gather(): Promise<void> {
    await Promise.all([wait(GATHER_MILLISECONDS), this.#running.catch(() => undefined)]);
    this.#next = undefined;
    this.#running = this.#sync();
    await this.#running;
  }
}
