import { Lane, type LaneContext } from './lane.ts';

/** A run's lanes, one per host. */
export class Lanes implements Disposable {
  readonly #context: LaneContext;
  readonly #lanes = new Map<string, Lane>();

  constructor(context: LaneContext) {
    this.#context = context;
  }

  to(host: string): Lane {
    const known = this.#lanes.get(host);
    if (known) return known;
    const made = new Lane(host, this.#context);
    this.#lanes.set(host, made);
    return made;
  }

  /** Ends all waits, and the timers behind them. */
  [Symbol.dispose](): void {
    for (const lane of this.#lanes.values()) lane.close();
  }
}
