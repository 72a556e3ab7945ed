import type { PlannedTrial } from '../domain/trial-store.ts';
import type { Prepared } from './engine.ts';

/** A trial that can be asked at once. */
export interface ReadyTrial {
  readonly trial: PlannedTrial;
  readonly prepared: Prepared;
}

/** Where trials come from: `undefined` when none is open. */
export interface OpenTrials {
  next(): Promise<PlannedTrial | undefined>;
}

/**
 * Makes trials ready while calls are in flight, so that a worker whose reply came has the next request at hand.
 * Shared by all workers: none keeps a trial waiting that another could ask.
 */
export class Supply {
  readonly #open: OpenTrials;
  readonly #prepare: (trial: PlannedTrial) => Promise<Prepared>;
  readonly #ahead: number;
  readonly #ready: Promise<ReadyTrial | undefined>[] = [];
  #isFilling = false;

  /** @param ahead trials to have ready. */
  constructor(open: OpenTrials, prepare: (trial: PlannedTrial) => Promise<Prepared>, ahead: number) {
    this.#open = open;
    this.#prepare = prepare;
    this.#ahead = ahead;
  }

  /**
   * The next trial, or `undefined` when none is open.
   * @throws what preparing it threw: a bug, or a store that cannot be read.
   */
  next(): Promise<ReadyTrial | undefined> {
    const ready = this.#ready.shift() ?? this.#make();
    if (!this.#isFilling) {
      this.#isFilling = true;
      // Later: what is at hand is sent first.
      setImmediate(() => {
        this.#isFilling = false;
        while (this.#ready.length < this.#ahead) this.#ready.push(this.#make());
      });
    }
    return ready;
  }

  #make(): Promise<ReadyTrial | undefined> {
    const making = this.#open
      .next()
      .then(async (trial) => trial && { trial, prepared: await this.#prepare(trial) });
    // Whoever takes it hears of an error; one that nobody takes is not needed.
    making.catch(() => undefined);
    return making;
  }
}
