import { askTrial } from './ask-trial.ts';
import type { Desk } from './desk.ts';
import type { Dispatched, Dispatcher } from './dispatch/dispatcher.ts';
import { type Stopped, whyStopped } from './events.ts';

/** Trial by trial, `concurrency` at a time: a worker takes the next trial when its last one has ended. */
export class Workers {
  readonly #desk: Desk;
  readonly #dispatcher: Dispatcher;
  #inFlight = 0;
  #stopped: Stopped | undefined;
  #isBroken = false;
  #lost = 0;

  constructor(desk: Desk, dispatcher: Dispatcher) {
    this.#desk = desk;
    this.#dispatcher = dispatcher;
  }

  /** Trials whose claim was gone when they were to be sent. */
  get lost(): number {
    return this.#lost;
  }

  /**
   * Works until no trial is open or it is told to stop, and until all is on disk.
   * @returns why it stopped before its time, or `undefined`.
   * @throws whatever the store or a judge throws; the calls in flight are awaited first.
   */
  async run(): Promise<Stopped | undefined> {
    const { stopAsking, concurrency } = this.#desk.engine;
    const interrupted = () => this.#stop(whyStopped(stopAsking));
    if (stopAsking.aborted) interrupted();
    stopAsking.addEventListener('abort', interrupted);
    try {
      const ended = await Promise.allSettled(Array.from({ length: concurrency }, () => this.#work()));
      await this.#desk.journal.drained();
      const failure = ended.find((result) => result.status === 'rejected');
      if (failure) throw failure.reason;
      return this.#stopped;
    } finally {
      this.#dispatcher.stop();
      stopAsking.removeEventListener('abort', interrupted);
    }
  }

  async #work(): Promise<void> {
    try {
      while (this.#stopped === undefined && !this.#isBroken) {
        await this.#desk.journal.room();
        const ready = await this.#dispatcher.next();
        if (ready === undefined || this.#stopped !== undefined) return;
        this.#inFlight++;
        const ended = await askTrial(ready, this.#desk).finally(() => this.#ended(ready));
        if (ended === 'over budget') this.#stop('budget');
        if (ended === 'lost') this.#lost++;
        if (ended === 'no access' && this.#desk.access.isAllGivenUp) this.#stop('no access');
      }
    } catch (error) {
      this.#isBroken = true;
      // Others may be waiting for a trial that nobody will release.
      this.#dispatcher.stop();
      throw error;
    }
  }

  #ended(ready: Dispatched): void {
    this.#inFlight--;
    this.#dispatcher.ended(ready);
  }

  #stop(because: Stopped): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = because;
    this.#dispatcher.stop();
    this.#desk.engine.emit({ kind: 'stopping', because, inFlight: this.#inFlight });
  }
}
