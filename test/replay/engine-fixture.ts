import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, AskJudge, Question } from '../../src/domain/judge.ts';
import type { Store } from '../../src/domain/store.ts';
import type { Reading } from '../../src/domain/trial.ts';
import type { PlannedTrial, TrialStore, UnitPrices } from '../../src/domain/trial-store.ts';
import { Budget } from '../../src/replay/budget.ts';
import type { Engine, Prepared } from '../../src/replay/engine.ts';
import type { ReplayEvent } from '../../src/replay/events.ts';
import { openStore } from '../../src/store/open-store.ts';
import { candidate, item } from '../store/examples.ts';

export const RUN = 'run';
export const PRICES: UnitPrices = { input: 1, output: 10 };

/** A store with one run of so many trials: one item each, named `i1`, `i2`, ... */
export async function storeWithRun(trials: number, file = ':memory:'): Promise<Store & TrialStore> {
  const store = await openStore(file);
  const keys = Array.from({ length: trials }, (_, index) => `i${index + 1}`);
  await store.putItems(keys.map((key) => item(key)));
  await store.putCandidates([candidate('alpha')]);
  await store.openRun(
    { hash: RUN, seed: '1', createdAt: '2026-01-01T00:00:00.000Z' },
    keys.map((key) => ({
      candidate: candidate('alpha').hash,
      item: key,
      presentation: '',
      repeat: 1,
      occasion: 1,
    })),
  );
  return store;
}

/** A judge over a script; it keeps the items it was asked about, in order. */
export function scriptedJudge(
  answer: (question: Question, call: number, signal: AbortSignal) => Answer | Promise<Answer>,
): AskJudge & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    identity: { provider: 'scripted' },
    local: false,
    asked,
    async ask(question, signal) {
      asked.push(question.item);
      return answer(question, asked.length, signal);
    },
  };
}

export function reply(text = 'yes', more: Partial<Extract<Answer, { kind: 'reply' }>> = {}): Answer {
  return { kind: 'reply', text, finish: 'stop', usage: { inputTokens: 10, outputTokens: 1 }, ...more };
}

export function failing(kind: 'transient' | 'permanent' | 'protocol', retryAfterMs?: number): Answer {
  return {
    kind: 'error',
    error: { kind, message: 'down', status: 500, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  };
}

/** A signal that aborts when the test says so, and answers that never come until then. */
export async function untilAborted(signal: AbortSignal): Promise<never> {
  await delay(60_000, undefined, { signal, ref: false });
  throw new Error('nobody aborted');
}

export interface Bench {
  readonly engine: Engine;
  readonly events: ReplayEvent[];
  readonly waits: number[];
  readonly stopAsking: AbortController;
  readonly stopNow: AbortController;
}

/** An engine over a store and a judge: waits move the clock, take no time, and are noted. */
export function bench(
  store: TrialStore,
  judge: AskJudge,
  more: Partial<Engine> & { readonly cap?: number; readonly prices?: UnitPrices } = {},
): Bench {
  const { cap, prices, ...engine } = more;
  const events: ReplayEvent[] = [];
  const waits: number[] = [];
  const stopAsking = new AbortController();
  const stopNow = new AbortController();
  let now = Date.parse('2026-01-01T00:00:00.000Z');
  return {
    events,
    waits,
    stopAsking,
    stopNow,
    engine: {
      store,
      run: RUN,
      owner: 'me',
      clock: { now: () => now },
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
      },
      uniform: () => 0.5,
      concurrency: 4,
      maxAttempts: 3,
      retryShare: 0.2,
      // The clock jumps by what every worker waits, one after the other: claims would lapse.
      claimSeconds: 1_000_000,
      routes: new Map([[candidate('alpha').hash, { host: 'api.test', limits: [] }]]),
      budget: new Budget(cap),
      isAlive: (owner) => owner === 'me',
      stopAsking: stopAsking.signal,
      stopNow: stopNow.signal,
      prepare: async (trial) => prepared(trial, judge, prices),
      emit: (event) => void events.push(event),
      ...engine,
    },
  };
}

export function prepared(
  trial: PlannedTrial,
  judge: AskJudge,
  prices?: UnitPrices,
): Extract<Prepared, { kind: 'ask' }> {
  const place = { criterion: 'harm', parser: 'test/1' };
  return {
    kind: 'ask',
    judge,
    question: {
      item: trial.item,
      facets: {},
      shown: trial.item,
      criteria: ['harm'],
      presentation: trial.presentation,
      repeat: trial.repeat,
      occasion: trial.occasion,
    },
    replyKey: `key ${trial.item}`,
    largest: async () => ({ inputTokens: 10, outputTokens: 100 }),
    ...(prices === undefined ? {} : { prices }),
    read: ({ text, finish }): readonly Reading[] =>
      finish === 'length'
        ? [{ ...place, outcome: 'cut_off' }]
        : [{ ...place, outcome: 'verdict', label: text }],
    failed: () => [{ ...place, outcome: 'failed' }],
  };
}
