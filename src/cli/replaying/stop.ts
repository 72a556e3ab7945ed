import { DECLINED } from '../../replay/events.ts';
import type { StopSignal } from './terminal.ts';

/** The first signal stops the asking, the second lets go of the calls in flight. */
export class Stop {
  readonly asking = new AbortController();
  readonly now = new AbortController();
  #signal: StopSignal | undefined;

  on(signal: StopSignal): void {
    if (this.#signal !== undefined) this.now.abort();
    this.#signal ??= signal;
    this.asking.abort();
  }

  /** Whoever was asked does not want to go on. */
  decline(): void {
    this.asking.abort(DECLINED);
  }

  /** As a shell tells it: 128 and the first signal's number; `undefined` where none came. */
  get exitCode(): number | undefined {
    return this.#signal && { SIGINT: 130, SIGTERM: 143 }[this.#signal];
  }
}
