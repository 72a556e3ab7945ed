import type { RefusedAccess, ReplayEvent, ReplaySummary } from './events.ts';

/** What this process did, counted from its events. */
export class Tally {
  #doneNow = 0;
  #failedNow = 0;
  #attempts = 0;
  #retries = 0;
  #letGo = 0;
  #areRetriesUsedUp = false;
  #reused = 0;
  #inputTokens = 0;
  #outputTokens = 0;
  #cachedInputTokens = 0;
  #cacheSaved = 0;
  #cost = 0;
  #isCostIncomplete = false;
  readonly #refusedAccess: RefusedAccess[] = [];

  count(event: ReplayEvent): void {
    if (event.kind === 'retries used up') this.#areRetriesUsedUp = true;
    if (event.kind === 'left open' && event.letGo) this.#letGo++;
    if (event.kind === 'put off' || event.kind === 'left open') {
      this.#attempts += event.attempts;
      this.#retries += Math.max(0, event.attempts - 1);
    }
    if (event.kind === 'endpoint' && event.is === 'refusing access') {
      const { host, status, because } = event;
      this.#refusedAccess.push({ host, status, because });
    }
    if (event.kind !== 'trial done' && event.kind !== 'already done') return;
    if (event.kind === 'trial done') {
      this.#doneNow++;
      if (event.outcomes.every((outcome) => outcome === 'failed')) this.#failedNow++;
      if (event.reused) this.#reused++;
    }
    this.#attempts += event.attempts;
    this.#retries += Math.max(0, event.attempts - 1);
    this.#inputTokens += event.usage?.inputTokens ?? 0;
    this.#outputTokens += event.usage?.outputTokens ?? 0;
    this.#cachedInputTokens += event.usage?.cachedInputTokens ?? 0;
    this.#cacheSaved += event.cacheSaved ?? 0;
    this.#cost += event.cost ?? 0;
    this.#isCostIncomplete ||= event.usage !== undefined && event.cost === undefined;
  }

  get figures() {
    return {
      doneNow: this.#doneNow,
      failedNow: this.#failedNow,
      attempts: this.#attempts,
      retries: this.#retries,
      letGo: this.#letGo,
      retriesUsedUp: this.#areRetriesUsedUp,
      reused: this.#reused,
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      cachedInputTokens: this.#cachedInputTokens,
      cacheSaved: this.#cacheSaved,
      cost: this.#cost,
      costIncomplete: this.#isCostIncomplete,
      ...(this.#refusedAccess.length === 0 ? {} : { refusedAccess: this.#refusedAccess }),
    } satisfies Partial<ReplaySummary>;
  }
}
