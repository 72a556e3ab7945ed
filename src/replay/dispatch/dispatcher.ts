import type { PlannedTrial } from '../../domain/trial-store.ts';
import type { Prepared } from '../engine.ts';
import type { ExpectedTokens } from '../pace/expected-tokens.ts';
import type { NoPermit, Permit } from '../pace/lane.ts';
import type { Lanes } from '../pace/lanes.ts';
import type { Route } from '../pace/rate-limit.ts';
import type { ReadyTrial, Supply } from '../supply.ts';
import { PrefixGroups } from './prefix-groups.ts';

/** A trial that a worker may ask at once, with the right to send its first call where it is sent over a network. */
export interface Dispatched extends ReadyTrial {
  readonly permit?: Permit | NoPermit;
}

export interface DispatchContext {
  readonly supply: Supply;
  readonly lanes: Lanes;
  readonly routeOf: (candidate: string) => Route;
  /** How many routes there are. Of one alone no trial need be passed over for another's sake. */
  readonly routes: number;
  readonly expected: ExpectedTokens;
  readonly prepare: (trial: PlannedTrial) => Promise<Prepared>;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly concurrency: number;
}

/** Trials passed over while their endpoint has no room; small, as those beyond the first are made ready anew. */
const MOST_PASSED_OVER = 4096;
/** The first call of a prefix is not waited for longer: by then the provider has read it. */
const WARM_AFTER_MILLISECONDS = 5000;

/**
 * Decides which trial is asked next: in the plan's order, but one whose endpoint has no room now is passed over
 * until it has, so that a slow provider does not keep workers from another; and of those that begin with the
 * same long text the first goes ahead.
 */
export class Dispatcher {
  readonly #context: DispatchContext;
  readonly #most: number;
  readonly #groups = new PrefixGroups<ReadyTrial>();
  readonly #passedOver = new Map<Route, PassedOver[]>();
  readonly #watched = new Set<Route>();
  readonly #idle: (() => void)[] = [];
  readonly #stop = new AbortController();
  #held = 0;
  #isExhausted = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(context: DispatchContext) {
    this.#context = context;
    this.#most = context.routes > 1 ? MOST_PASSED_OVER : 2 * context.concurrency;
  }

  /**
   * The next trial; `undefined` when all have been given out, or after `stop`.
   * @throws what making a trial ready threw.
   */
  async next(): Promise<Dispatched | undefined> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      if (this.#stop.signal.aborted) return undefined;
      const waited = this.#passedOver.size === 0 ? undefined : await this.#takePassedOver();
      if (waited !== undefined) return waited;
      if (this.#isExhausted && this.#held === 0) return undefined;
      if (this.#isExhausted || this.#held >= this.#most) await this.#rest();
      else {
        const next = await this.#context.supply.next();
        if (next === undefined) this.#exhaust();
        else {
          const placed = await this.#place(next);
          if (placed !== undefined) return placed;
        }
      }
    }
  }

  /** A trial that was given out has ended: those that waited for it to warm the cache may go. */
  ended({ prepared }: Dispatched): void {
    if (prepared.kind === 'ask' && prepared.prefix !== undefined) this.#warm(prepared.prefix.name);
  }

  stop(): void {
    this.#stop.abort();
    this.#wakeAll();
  }

  /** The trial, where it may be asked at once. */
  async #place(ready: ReadyTrial): Promise<Dispatched | undefined> {
    const { prepared, trial } = ready;
    if (prepared.kind !== 'ask' || prepared.judge.local) return ready;
    const { prefix } = prepared;
    if (prefix !== undefined) {
      const waiting = this.#groups.join(prefix.name, ready);
      if (waiting === 1) this.#warmLater(prefix.name).catch(this.#fail);
      if (waiting > 0) {
        this.#held++;
        return undefined;
      }
    }
    const route = this.#context.routeOf(trial.candidate);
    // Behind those that came before it.
    const permit = this.#passedOver.has(route) ? undefined : await this.#permit(route, ready);
    if (permit !== undefined) return { ...ready, permit };
    this.#passOver(route, ready);
    return undefined;
  }

  async #permit(route: Route, { trial, prepared }: ReadyTrial): Promise<Permit | NoPermit | undefined> {
    const { lanes, expected } = this.#context;
    const tokens = prepared.kind === 'ask' ? await expected.of(trial.candidate, route.limits, prepared) : 0;
    return lanes.to(route.host).tryAdmit(route.limits, tokens);
  }

  #passOver(route: Route, { trial, prepared }: ReadyTrial): void {
    this.#held++;
    const entries = this.#passedOver.get(route) ?? [];
    const isFew = entries.length < 2 * this.#context.concurrency;
    entries.push({ trial, ...(isFew ? { prepared } : {}) });
    this.#passedOver.set(route, entries);
  }

  /** The first that was passed over and whose endpoint has room now. */
  async #takePassedOver(): Promise<Dispatched | undefined> {
    // A copy: a route whose only trial is put back stands last again, and would be looked at for ever.
    for (const [route, entries] of [...this.#passedOver]) {
      const ready = await this.#takeFirst(route, entries);
      if (ready === undefined) continue;
      const permit = await this.#permit(route, ready);
      if (permit !== undefined) {
        this.#held--;
        // Those that rest for it may go home.
        if (this.#held === 0) this.#wakeAll();
        return { ...ready, permit };
      }
      const others = this.#passedOver.get(route) ?? [];
      others.unshift(ready);
      this.#passedOver.set(route, others);
    }
    return undefined;
  }

  async #takeFirst(route: Route, entries: PassedOver[]): Promise<ReadyTrial | undefined> {
    const { trial, prepared } = entries.shift() ?? {};
    if (entries.length === 0) this.#passedOver.delete(route);
    return trial && { trial, prepared: prepared ?? (await this.#context.prepare(trial)) };
  }

  /** A worker has nothing to do until it is woken. */
  #rest(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      for (const [route, entries] of this.#passedOver) {
        if (this.#watched.has(route)) continue;
        this.#watched.add(route);
        this.#watch(route, entries).catch(this.#fail);
      }
    });
  }

  /** Wakes a worker when an endpoint has room for the first that was passed over. */
  async #watch(route: Route, [first]: readonly PassedOver[]): Promise<void> {
    const { lanes, prepare, expected } = this.#context;
    if (first !== undefined) {
      const prepared = first.prepared ?? (await prepare(first.trial));
      const isAsked = prepared.kind === 'ask';
      const tokens = isAsked ? await expected.of(first.trial.candidate, route.limits, prepared) : 0;
      await lanes.to(route.host).room(route.limits, tokens);
    }
    this.#watched.delete(route);
    this.#idle.shift()?.();
  }

  async #warmLater(prefix: string): Promise<void> {
    try {
      await this.#context.sleep(WARM_AFTER_MILLISECONDS, this.#stop.signal);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      throw error;
    }
    this.#warm(prefix);
  }

  #warm(prefix: string): void {
    const waiting = this.#groups.warmed(prefix);
    for (const ready of waiting) {
      this.#held--;
      this.#passOver(this.#context.routeOf(ready.trial.candidate), ready);
    }
    if (waiting.length > 0) this.#wakeAll();
  }

  /** Whoever asks for the next trial hears of it. */
  readonly #fail = (error: unknown): void => {
    this.#failure ??= { error };
    this.#wakeAll();
  };

  #exhaust(): void {
    this.#isExhausted = true;
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const wake of this.#idle.splice(0)) wake();
  }
}

interface PassedOver {
  readonly trial: PlannedTrial;
  readonly prepared?: Prepared;
}
