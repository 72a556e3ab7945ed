import type { Done, Effect, Perform } from './record.ts';

/**
 * Carries effects out one after another, in the order in which they were asked for: a decision is on the disk before
 * the next item is loaded, and quitting waits for both. What fails is told and the rest goes on.
 */
export class EffectQueue {
  readonly #perform: Perform;
  readonly #tell: (done: Done) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(perform: Perform, tell: (done: Done) => void) {
    this.#perform = perform;
    this.#tell = tell;
  }

  add(effects: readonly Effect[]): void {
    for (const effect of effects) this.#last = this.#last.then(() => this.#carryOut(effect));
  }

  /** Resolves when everything asked for so far is done. */
  get settled(): Promise<void> {
    return this.#last;
  }

  async #carryOut(effect: Effect): Promise<void> {
    let done: Done | undefined;
    try {
      done = await this.#perform(effect);
    } catch (error) {
      done = { kind: 'failed', effect, why: error instanceof Error ? error.message : String(error) };
    }
    if (done !== undefined) this.#tell(done);
  }
}
