import type { Usage } from '../../domain/trial.ts';
import { Breaker, type BreakerChange } from './breaker.ts';
import { Buckets } from './buckets.ts';
import { CallLimit } from './call-limit.ts';
import type { LaneEvent } from './lane-event.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Sign } from './sign.ts';

/** What lanes are made with: nothing is taken from the surroundings. */
export interface LaneContext {
  readonly now: () => number;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Calls in flight at most, at any endpoint. */
  readonly concurrency: number;
  /** Aborted: nobody is let through any more, and nobody waits. */
  readonly stop: AbortSignal;
  readonly tell: (event: LaneEvent) => void;
}

/** The right to send one call; whoever has it uses it or withdraws it. */
export interface Permit {
  /** The call has ended: what it says of the endpoint, and what it was billed. */
  ended(sign: Sign, usage: Usage | undefined): void;
  /** The call was not sent, or let go of. */
  withdraw(): void;
}

export type NoPermit = 'stopped' | 'given up';

/** Where the provider does not say how long it wants no calls: doubled from the first to the most, in milliseconds. */
const FIRST_PAUSE = 500;
const MOST_PAUSE = 60_000;
const WORTH_TELLING = 1000;

/**
 * The way to one host. Calls pass one by one, in order: not while the host wants none (`Retry-After`), not while it
 * does not answer (breaker), no more at a time than it bears (call limit), no more a minute than it allows (rate
 * limits). Whoever has no room waits; all waits end at once when the run is stopped.
 */
export class Lane {
  readonly host: string;
  readonly #context: LaneContext;
  readonly #calls: CallLimit;
  readonly #breaker = new Breaker();
  readonly #buckets: Buckets;
  readonly #waiting: Waiting[] = [];
  readonly #closing = new AbortController();
  #inFlight = 0;
  #pausedUntil = 0;
  #overloads = 0;
  #wakesAt = Infinity;

  constructor(host: string, context: LaneContext) {
    this.host = host;
    this.#context = context;
    this.#calls = new CallLimit(context.concurrency);
    this.#buckets = new Buckets(context.now);
    context.stop.addEventListener('abort', this.#dismiss);
  }

  /** A permit that counts against these limits, if there is room at once; `undefined` where there is none. */
  tryAdmit(limits: readonly RateLimit[], tokens: number): Permit | NoPermit | undefined {
    // Those that wait first: time may have passed.
    if (this.#waiting.length > 0) this.#letThrough();
    if (this.#context.stop.aborted) return 'stopped';
    const wait = this.#wait(limits, tokens, this.#context.now());
    if (wait === 'given up') return wait;
    return wait === 0 ? this.#grant(limits, tokens) : undefined;
  }

  /** Waits for a permit; `first` goes before those that have not been sent yet. */
  admit(limits: readonly RateLimit[], tokens: number, first = false): Promise<Permit | NoPermit> {
    return new Promise((resolve) => {
      const grant = () => resolve(this.#grant(limits, tokens));
      const entry = { limits, tokens, grant, refuse: resolve };
      if (first) this.#waiting.unshift(entry);
      else this.#waiting.push(entry);
      this.#letThrough();
    });
  }

  /** Waits until there is room, or there will be none; takes nothing of it. */
  room(limits: readonly RateLimit[], tokens: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ limits, tokens, grant: resolve, refuse: () => resolve() });
      this.#letThrough();
    });
  }

  /** Ends all waits. */
  close(): void {
    this.#context.stop.removeEventListener('abort', this.#dismiss);
    this.#dismiss();
  }

  readonly #dismiss = (): void => {
    this.#closing.abort();
    for (const { refuse } of this.#waiting.splice(0)) refuse('stopped');
  };

  #letThrough(): void {
    if (this.#context.stop.aborted) this.#dismiss();
    const now = this.#context.now();
    let soonest = Infinity;
    for (let index = 0; index < this.#waiting.length; ) {
      const entry = this.#waiting[index];
      if (entry === undefined) break;
      const wait = this.#wait(entry.limits, entry.tokens, now);
      if (wait === 0 || wait === 'given up') {
        this.#waiting.splice(index, 1);
        if (wait === 0) entry.grant();
        else entry.refuse(wait);
      } else {
        soonest = Math.min(soonest, wait);
        // One whose own limit is used up does not keep those with other limits waiting.
        if (wait === Infinity) break;
        index++;
      }
    }
    if (soonest < Infinity) void this.#wakeIn(soonest, now);
  }

  /** Milliseconds to wait for; Infinity until a call ends. */
  #wait(limits: readonly RateLimit[], tokens: number, now: number): number | 'given up' {
    const passage = this.#breaker.passage(now);
    if (passage === 'given up') return passage;
    if (passage === 'wait for the probe' || this.#inFlight >= this.#calls.limit) return Infinity;
    const closed = passage === 'pass' ? 0 : passage.wait;
    return Math.max(closed, this.#pausedUntil - now, this.#buckets.wait(limits, tokens, now), 0);
  }

  #grant(limits: readonly RateLimit[], tokens: number): Permit {
    const { now } = this.#context;
    const sentAt = now();
    const round = this.#calls.round;
    const isProbe = this.#breaker.passed();
    this.#buckets.take(limits, tokens, sentAt);
    this.#inFlight++;
    if (isProbe) this.#tell({ kind: 'endpoint', is: 'tried again' });
    let isOpen = true;
    const end = (what: () => void) => {
      if (!isOpen) return;
      isOpen = false;
      what();
      this.#inFlight--;
      this.#letThrough();
    };
    return {
      ended: (sign, usage) =>
        end(() => {
          if (usage) this.#buckets.giveBack(limits, tokens - usage.inputTokens - usage.outputTokens);
          this.#learn(sign, { round, isProbe, milliseconds: now() - sentAt });
        }),
      withdraw: () =>
        end(() => {
          this.#breaker.withdrawn(isProbe);
          this.#buckets.withdraw(limits, tokens);
        }),
    };
  }

  #learn(
    sign: Sign,
    sent: { readonly round: number; readonly isProbe: boolean; readonly milliseconds: number },
  ) {
    const now = this.#context.now();
    this.#tellBreaker(sign.answers ? this.#breaker.answered() : this.#breaker.failed(sent.isProbe, now), now);
    const isCut = sign.overloaded && this.#calls.overloaded(sent.round);
    if (isCut) this.#tell({ kind: 'endpoint', is: 'slower', inFlight: this.#calls.limit });
    if (sign.pauseMs !== undefined) this.#pause(sign.pauseMs, now);
    else if (isCut) this.#pause(Math.min(MOST_PAUSE, FIRST_PAUSE * 2 ** this.#overloads), now);
    if (isCut) this.#overloads++;
    if (sign.overloaded || !sign.answers) return;
    this.#overloads = 0;
    if (this.#calls.answered(this.#inFlight, sent.milliseconds)) {
      this.#tell({ kind: 'endpoint', is: 'faster', inFlight: this.#calls.limit });
    }
  }

  #pause(milliseconds: number, now: number): void {
    const longer = now + milliseconds - Math.max(now, this.#pausedUntil);
    if (longer <= 0) return;
    // Calls that were refused together say the same, some milliseconds apart.
    const isNews = this.#pausedUntil <= now || longer >= WORTH_TELLING;
    this.#pausedUntil = now + milliseconds;
    if (isNews) this.#tell({ kind: 'endpoint', is: 'paused', milliseconds });
  }

  #tellBreaker(change: BreakerChange | undefined, now: number): void {
    const milliseconds = (this.#breaker.opensAt ?? now) - now;
    if (change === 'closed') this.#tell({ kind: 'endpoint', is: 'answering again' });
    else if (change !== undefined)
      this.#tell({ kind: 'endpoint', is: change === 'opened' ? 'not answering' : 'given up', milliseconds });
  }

  #tell(event: WithoutHost<LaneEvent>): void {
    this.#context.tell({ ...event, host: this.host });
  }

  async #wakeIn(milliseconds: number, now: number): Promise<void> {
    if (now + milliseconds >= this.#wakesAt) return;
    this.#wakesAt = now + milliseconds;
    try {
      await this.#context.sleep(milliseconds, this.#closing.signal);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      throw error;
    }
    this.#wakesAt = Infinity;
    this.#letThrough();
  }
}

type WithoutHost<Event> = Event extends unknown ? Omit<Event, 'host'> : never;

interface Waiting {
  readonly limits: readonly RateLimit[];
  readonly tokens: number;
  readonly grant: () => void;
  readonly refuse: (because: NoPermit) => void;
}
