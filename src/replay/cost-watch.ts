import type { Estimate } from './estimate.ts';
import type { TrialEnd } from './events.ts';

/** Calls of a candidate after which its estimate gives way to what they cost. */
const ENOUGH = 10;
/** By how much the whole must have risen above what was agreed to, to be worth a question. */
const RISE = 1.5;

/** What the rest of a replay is expected to cost, as far as it is known by now. */
export interface Projection {
  /** US dollars for this replay, what is spent included. */
  readonly cost: number;
  /** What was said before the first call. */
  readonly was: number;
}

/**
 * Puts what calls really cost in the place of the estimate, candidate by candidate, once ten of its calls are paid: an
 * expected length of reply is a guess, and a model that reasons writes far more. Tells once when the whole has risen by
 * half.
 */
export class CostWatch {
  readonly #was: number;
  readonly #candidates = new Map<
    string,
    { readonly calls: number; readonly estimate: number; paid: number; cost: number }
  >();
  #isTold = false;

  /** Candidates without a known price cost nothing here, as in the estimate. */
  constructor({ cost, candidates }: Estimate) {
    this.#was = cost;
    for (const { candidate, calls, cost: estimate = 0 } of candidates) {
      if (calls > 0) this.#candidates.set(candidate.hash, { calls, estimate, paid: 0, cost: 0 });
    }
  }

  /**
   * Counts a trial that has ended.
   * @returns the projection, the first time that it is half as much again as what was said; else nothing.
   */
  count({ candidate, cost }: Pick<TrialEnd, 'candidate' | 'cost'>): Projection | undefined {
    const own = this.#candidates.get(candidate);
    if (own === undefined || cost === undefined) return undefined;
    own.paid++;
    own.cost += cost;
    if (this.#isTold || own.paid < ENOUGH) return undefined;
    const projection = this.projection;
    if (projection.cost < RISE * projection.was || projection.cost === 0) return undefined;
    this.#isTold = true;
    return projection;
  }

  /** Of candidates with fewer than ten paid calls the estimate still stands. */
  get projection(): Projection {
    let cost = 0;
    for (const { calls, estimate, paid, cost: spent } of this.#candidates.values()) {
      cost += paid < ENOUGH ? Math.max(estimate, spent) : (spent / paid) * Math.max(calls, paid);
    }
    return { cost, was: this.#was };
  }
}
