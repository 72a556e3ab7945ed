import type { PlannedTrial } from '../domain/trial-store.ts';
import type { Prepared } from './engine.ts';

/** A trial that can be asked at once. */
export interface ReadyTrial {
  readonly trial: PlannedTrial;
  readonly prepared: Prepared;
  /** A reply was there when the trial was made ready. One may have come since: that is found when it is asked. */
  readonly isPaidFor?: boolean;
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
  readonly #makeReady: (trial: PlannedTrial) => Promise<ReadyTrial>;
  readonly #ahead: number;
  readonly #ready: Promise<ReadyTrial | undefined>[] = [];
  #isFilling = false;

  /** @param ahead trials to have ready. */
  constructor(open: OpenTrials, makeReady: (trial: PlannedTrial) => Promise<ReadyTrial>, ahead: number) {
    this.#open = open;
    this.#makeReady = makeReady;
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
      // Later, and one a turn of the event loop: what is at hand is sent first, and what comes meanwhile is read.
      setImmediate(() => this.#fill());
    }
    return ready;
  }

  #fill(): void {
    this.#isFilling = this.#ready.length < this.#ahead;
    if (!this.#isFilling) return;
    this.#ready.push(this.#make());
    setImmediate(() => this.#fill());
  }

  #make(): Promise<ReadyTrial | undefined> {
    const making = this.#open.next().then((trial) => trial && this.#makeReady(trial));
    // Whoever takes it hears of an error; one that nobody takes is not needed.
    making.catch(() => undefined);
    return making;
  }
}
