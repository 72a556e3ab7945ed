import { afterEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/domain/store.ts';
import type { TrialStore } from '../../../src/domain/trial-store.ts';
import { replay } from '../../../src/replay/replay.ts';
import { candidate } from '../../store/examples.ts';
import { bench, failing, prepared, reply, scriptedJudge, storeWithRun } from '../engine-fixture.ts';

const ALPHA = candidate('alpha').hash;

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
async function store(trials: number): Promise<Store & TrialStore> {
  const made = await storeWithRun(trials);
  opened.push(made);
  return made;
}

const overloaded = (retryAfterMs?: number) => ({
  kind: 'error' as const,
  error: {
    kind: 'transient' as const,
    message: 'too many',
    status: 429,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  },
});

const refused = (status: number) => ({
  kind: 'error' as const,
  error: { kind: 'permanent' as const, message: `${status}: no`, status },
});

describe('a paced replay', () => {
  test('keeps to the requests a minute, whatever the concurrency', async () => {
    const judge = scriptedJudge(() => reply());
    const limits = [{ name: 'host', requestsPerMinute: 30 }];
    const { engine } = bench(await store(8), judge, {
      routes: new Map([[ALPHA, { host: 'api.test', limits }]]),
    });
    const began = engine.clock.now();
    expect(await replay(engine, 0)).toMatchObject({ done: 8, attempts: 8 });
    // Seven waits of two seconds.
    expect(engine.clock.now() - began).toBeGreaterThanOrEqual(14_000);
  });

  test('keeps to the tokens a minute, as they are billed', async () => {
    const judge = scriptedJudge(() => reply('yes', { usage: { inputTokens: 500, outputTokens: 500 } }));
    const limits = [{ name: 'host', tokensPerMinute: 6000 }];
    const { engine } = bench(await store(7), judge, {
      routes: new Map([[ALPHA, { host: 'api.test', limits }]]),
      concurrency: 1,
    });
    const began = engine.clock.now();
    await replay(engine, 0);
    // Six calls' tokens are waited for before the seventh: 6,000 and a bucket of 100 less.
    expect(engine.clock.now() - began).toBeGreaterThan(55_000);
  });

  test('two that ask the same, one trying again in the only place there is, do not wait for each other', async () => {
    const judge = scriptedJudge((_, call) => (call < 3 ? overloaded() : reply()));
    const { engine } = bench(await store(6), judge, {
      concurrency: 2,
      prepare: async (trial) => ({ ...prepared(trial, judge), replyKey: 'one request' }),
    });
    expect(await replay(engine, 0)).toMatchObject({ done: 6, reused: 5, retries: 2 });
  });

  test('a host that wants no calls gets none, from any trial, until it does', async () => {
    let until = 0;
    const judge = scriptedJudge((_, call) => {
      if (call > 3) expect(engine.clock.now()).toBeGreaterThanOrEqual(until);
      if (call > 3) return reply();
      until = Math.max(until, engine.clock.now() + 120_000);
      return overloaded(120_000);
    });
    const { engine, events } = bench(await store(12), judge, { concurrency: 3 });
    expect(await replay(engine, 0)).toMatchObject({ done: 12, failedNow: 0 });
    expect(events).toContainEqual({
      kind: 'endpoint',
      host: 'api.test',
      is: 'paused',
      milliseconds: 120_000,
    });
  });

  test('a host that is down is given up, every trial has an outcome, and few calls were sent', async () => {
    const judge = scriptedJudge(() => failing('transient'));
    const { engine, events } = bench(await store(500), judge, { concurrency: 8, maxAttempts: 5 });
    const summary = await replay(engine, 0);
    expect(summary).toMatchObject({ done: 500, failedNow: 500 });
    expect(summary.outcomes.failed).toBe(500);
    expect(judge.asked.length).toBe(summary.attempts);
    expect(summary.attempts).toBeLessThan(60);
    const failures = events.flatMap((event) => (event.kind === 'trial done' ? [event.failure ?? ''] : []));
    expect(
      failures.filter((text) => text.includes('not sent: api.test did not answer')).length,
    ).toBeGreaterThan(440);
  });

  test('a host that refuses the key is given up after a few trials, and all stay open', async () => {
    const judge = scriptedJudge(() => refused(401));
    const own = await store(500);
    const { engine, events } = bench(own, judge, { concurrency: 8, maxAttempts: 5 });
    const summary = await replay(engine, 0);
    expect(summary).toMatchObject({ done: 0, failedNow: 0, stopped: 'no access' });
    expect(summary.refusedAccess).toEqual([{ host: 'api.test', status: 401, because: '401: no' }]);
    expect(summary.attempts).toBe(judge.asked.length);
    expect(summary.attempts).toBeLessThanOrEqual(8);
    expect(events.filter(({ kind }) => kind === 'stopping')).toHaveLength(1);
    expect(await own.openTrials('run', 0, 1000)).toHaveLength(500);
    expect(await own.openAttempts('run')).toEqual([]);
  });

  test('one call at a time: three trials are enough', async () => {
    const judge = scriptedJudge(() => refused(401));
    await replay(bench(await store(50), judge, { concurrency: 1 }).engine, 0);
    expect(judge.asked).toHaveLength(3);
    expect(new Set(judge.asked).size).toBe(3);
  });

  test('of fewer trials all that are refused stay open, too', async () => {
    const judge = scriptedJudge(() => refused(403));
    const { engine } = bench(await store(2), judge);
    expect(await replay(engine, 0)).toMatchObject({ done: 0, attempts: 2, stopped: 'no access' });
  });

  test('a trial that alone is refused is asked once more, when others were answered, and has failed', async () => {
    const judge = scriptedJudge(({ item }) => (item === 'i1' ? refused(403) : reply()));
    const { engine } = bench(await store(30), judge, { concurrency: 1 });
    const summary = await replay(engine, 0);
    expect(summary).toMatchObject({ done: 30, failedNow: 1, attempts: 31, retries: 0 });
    expect(summary.stopped).toBeUndefined();
    expect(judge.asked.filter((item) => item === 'i1')).toHaveLength(2);
    expect(judge.asked.at(-1)).toBe('i1');
  });

  test('what was refused while a key was being mended is asked again in the same replay', async () => {
    const judge = scriptedJudge((_, call) => (call < 3 ? refused(401) : reply()));
    const { engine } = bench(await store(30), judge, { concurrency: 1 });
    expect(await replay(engine, 0)).toMatchObject({ done: 30, failedNow: 0, attempts: 32 });
  });

  test('a host that comes back is asked again, and nothing is lost', async () => {
    const judge = scriptedJudge((_, call) => (call <= 14 ? failing('transient') : reply()));
    const { engine, events } = bench(await store(100), judge, { concurrency: 4, maxAttempts: 9 });
    expect(await replay(engine, 0)).toMatchObject({ done: 100, failedNow: 0, retries: 14 });
    const said = events.flatMap((event) => (event.kind === 'endpoint' ? [event.is] : []));
    expect(said.at(0)).toBe('not answering');
    expect(said.at(-1)).toBe('answering again');
  });

  test('retries are a share of the calls, and trials say that they were not tried again', async () => {
    // Two of three fail: with so many retries the run would cost nearly three times as much.
    const judge = scriptedJudge((_, call) => (call % 3 === 0 ? reply() : failing('transient')));
    const { engine, events } = bench(await store(600), judge, { maxAttempts: 5 });
    const summary = await replay(engine, 0);
    expect(summary.done).toBe(600);
    expect(summary.retriesUsedUp).toBe(true);
    expect(summary.retries).toBeLessThanOrEqual(50 + 120);
    expect(summary.attempts).toBe(600 + summary.retries);
    expect(judge.asked.length).toBe(summary.attempts);
    const untried = events.filter(
      (event) => event.kind === 'trial done' && event.failure?.includes('has used up its retries'),
    );
    // The others were tried five times.
    expect(untried.length).toBeGreaterThan(summary.failedNow / 2);
    expect(untried.length).toBeLessThanOrEqual(summary.failedNow);
  });

  test('an interrupt ends the waits of all workers', async () => {
    const judge = scriptedJudge((_, call) => (call === 1 ? overloaded(1e9) : reply()));
    const { engine, stopAsking } = bench(await store(20), judge, {
      concurrency: 4,
      sleep: (_, signal) =>
        new Promise((__, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          setTimeout(() => stopAsking.abort(), 30);
        }),
    });
    const summary = await replay(engine, 0);
    expect(summary.stopped).toBe('interrupted');
    expect(summary.done).toBeLessThan(20);
  });
});
