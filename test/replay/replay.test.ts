import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, AskJudge } from '../../src/domain/judge.ts';
import type { Store } from '../../src/domain/store.ts';
import type { TrialStore } from '../../src/domain/trial-store.ts';
import { replay } from '../../src/replay/replay.ts';
import { takeOver } from '../../src/replay/take-over.ts';
import { criterion } from '../store/examples.ts';
import {
  bench,
  failing,
  PRICES,
  prepared,
  RUN,
  reply,
  scriptedJudge,
  storeWithRun,
  untilAborted,
} from './engine-fixture.ts';

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
async function store(trials: number): Promise<Store & TrialStore> {
  const made = await storeWithRun(trials);
  opened.push(made);
  return made;
}

describe('a replay', () => {
  test('asks every open trial once, saves each reply, and then has nothing to do', async () => {
    const place = await store(20);
    const judge = scriptedJudge(() => reply());
    const { engine, events } = bench(place, judge);
    const summary = await replay(engine, 0);
    expect(summary).toMatchObject({
      planned: 20,
      done: 20,
      doneNow: 20,
      attempts: 20,
      reused: 0,
      failedNow: 0,
      inputTokens: 200,
      outputTokens: 20,
      costIncomplete: true,
    });
    expect(summary.outcomes.verdict).toBe(20);
    expect(new Set(judge.asked).size).toBe(20);
    expect(events.map(({ kind }) => kind)).toEqual([
      'started',
      ...Array.from({ length: 20 }, () => 'trial done'),
      'finished',
    ]);
    expect(await place.openAttempts(RUN)).toEqual([]);
    expect((await replay(bench(place, judge).engine, 0)).doneNow).toBe(0);
    expect(judge.asked).toHaveLength(20);
  });

  test('holds no more calls than it is allowed to', async () => {
    let inFlight = 0;
    let most = 0;
    const judge = scriptedJudge(async () => {
      most = Math.max(most, ++inFlight);
      await Promise.resolve();
      await new Promise(setImmediate);
      inFlight--;
      return reply();
    });
    await replay(bench(await store(40), judge, { concurrency: 7 }).engine, 0);
    expect(most).toBe(7);
  });

  test('writes an attempt before it is sent, and never has more open ones than workers', async () => {
    const place = await store(60);
    let most = 0;
    const judge = scriptedJudge(async ({ item }) => {
      const open = await place.openAttempts(RUN);
      most = Math.max(most, open.length);
      expect(open.map((attempt) => attempt.replyKey)).toContain(`key ${item}`);
      return reply();
    });
    await replay(bench(place, judge, { concurrency: 5 }).engine, 0);
    expect(most).toBeLessThanOrEqual(5);
  });

  test('takes at most the trials it is limited to, in the order of the plan', async () => {
    const judge = scriptedJudge(() => reply());
    const summary = await replay(bench(await store(10), judge, { limit: 3, concurrency: 1 }).engine, 0);
    expect(judge.asked).toEqual(['i1', 'i2', 'i3']);
    expect(summary).toMatchObject({ done: 3, doneNow: 3, planned: 10 });
  });

  test('reads a reply that was paid for before, without a call', async () => {
    const place = await store(2);
    const judge = scriptedJudge(() => reply());
    const { engine } = bench(place, judge, {
      prepare: async (trial) => ({ ...prepared(trial, judge), replyKey: 'one request' }),
    });
    // Two trials, one request: the second waits for the first, however many workers there are.
    expect(await replay(engine, 0)).toMatchObject({ done: 2, attempts: 1, reused: 1 });
    expect(judge.asked).toHaveLength(1);
  });

  test('an item that does not fit is an outcome and never sent', async () => {
    const place = await store(3);
    const judge = scriptedJudge(() => reply());
    const { engine } = bench(place, judge, {
      prepare: async (trial) =>
        trial.item === 'i2'
          ? { kind: 'too long', readings: [{ criterion: 'harm', parser: 'test/1', outcome: 'too_long' }] }
          : prepared(trial, judge),
    });
    const { outcomes } = await replay(engine, 0);
    expect([outcomes.verdict, outcomes.too_long]).toEqual([2, 1]);
    expect(judge.asked).not.toContain('i2');
  });

  test('a program makes no attempts, and its stored reply has no time, usage or price', async () => {
    const place = await store(3);
    const judge: AskJudge = {
      identity: {},
      local: true,
      ask: async () => ({ kind: 'reply', text: 'yes', finish: 'stop' }),
    };
    expect(await replay(bench(place, judge).engine, 0)).toMatchObject({ done: 3, attempts: 0, cost: 0 });
    const [first] = await place.repliesToReread(RUN, 0, 1);
    expect(first?.reply).toEqual({
      number: expect.any(Number),
      key: 'key i1',
      text: 'yes',
      finishReason: 'stop',
    });
  });
});

describe('what goes wrong', () => {
  test('transient errors are tried again as often as allowed, each try a recorded attempt', async () => {
    const place = await store(1);
    const judge = scriptedJudge((_, call) => (call < 3 ? failing('transient') : reply()));
    const { engine, waits } = bench(place, judge);
    expect(await replay(engine, 0)).toMatchObject({ attempts: 3, done: 1, failedNow: 0 });
    // 500 ms, then 1,000 ms; three quarters of each, as the random number is one half.
    expect(waits).toEqual([375, 750]);
  });

  test('what a provider asks to wait is waited, to the millisecond', async () => {
    const judge = scriptedJudge((_, call) => (call === 1 ? failing('transient', 120_000) : reply()));
    const { engine, waits, events } = bench(await store(1), judge);
    await replay(engine, 0);
    expect(waits).toEqual([120_000]);
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'waiting',
        milliseconds: 120_000,
        because: 'transient: down',
      }),
    );
  });

  test.each(['permanent', 'protocol'] as const)('a %s error is not tried again', async (kind) => {
    const judge = scriptedJudge(() => failing(kind));
    const summary = await replay(bench(await store(2), judge).engine, 0);
    expect(summary).toMatchObject({ attempts: 2, failedNow: 2, done: 2 });
    expect(summary.outcomes.failed).toBe(2);
  });

  test('a failure is an outcome of its own, and can be opened again', async () => {
    const place = await store(4);
    const sick = scriptedJudge(({ item }) => (item === 'i3' ? failing('transient') : reply()));
    expect((await replay(bench(place, sick).engine, 0)).outcomes).toMatchObject({ verdict: 3, failed: 1 });
    expect(await place.reopenFailed(RUN)).toBe(1);
    const well = scriptedJudge(() => reply('no'));
    expect((await replay(bench(place, well).engine, 0)).outcomes).toMatchObject({ verdict: 4, failed: 0 });
    expect(well.asked).toEqual(['i3']);
  });

  test('a disk that does not write ends the replay with its error, not with an outcome', async () => {
    const place = await store(30);
    let pages = 0;
    const broken: TrialStore = {
      ...place,
      writeJournal: async (page) => {
        if (++pages > 3) throw new Error('disk full');
        return place.writeJournal(page);
      },
    };
    await expect(
      replay(
        bench(
          broken,
          scriptedJudge(() => reply()),
        ).engine,
        0,
      ),
    ).rejects.toThrow('disk full');
    expect((await place.progress(RUN))[0]?.outcomes.failed).toBe(0);
    expect(await place.holders(RUN)).toEqual([]);
  });

  test('a disk that does not keep what is written ends the replay, and nothing is told to be done', async () => {
    const place = await store(5);
    const broken: TrialStore = { ...place, sync: () => Promise.reject(new Error('no disk')) };
    const { engine, events } = bench(
      broken,
      scriptedJudge(() => reply()),
    );
    await expect(replay(engine, 0)).rejects.toThrow('no disk');
    expect(events.filter(({ kind }) => kind === 'trial done')).toEqual([]);
  });

  test('a reply that came from elsewhere after its trial was made ready is read, not asked for again', async () => {
    const place = await store(3);
    let isFirst = true;
    const shared: TrialStore = {
      ...place,
      writeJournal: async (page) => {
        const readings = [{ criterion: 'harm', parser: 'test/1', outcome: 'verdict' as const, label: 'yes' }];
        const received = { key: 'key i1', text: 'no' };
        if (isFirst) await place.finish({ ended: [], trials: [{ trial: 3, reply: { received }, readings }] });
        isFirst = false;
        return place.writeJournal(page);
      },
    };
    const judge = scriptedJudge(() => reply());
    const { engine, events } = bench(shared, judge, { concurrency: 1 });
    const summary = await replay(engine, 0);
    expect(judge.asked).toEqual(['i2']);
    expect(summary).toMatchObject({ done: 3, attempts: 1 });
    expect(events.filter(({ kind }) => kind === 'trial done')).toMatchObject([
      { reused: true, attempts: 0 },
      { reused: false, attempts: 1 },
    ]);
  });

  test('a bug in a judge is thrown, and what came back before it is saved', async () => {
    const place = await store(10);
    const judge = scriptedJudge((_, call) => {
      if (call === 6) throw new TypeError('a bug');
      return reply();
    });
    await expect(replay(bench(place, judge, { concurrency: 1 }).engine, 0)).rejects.toThrow('a bug');
    expect((await place.progress(RUN))[0]?.done).toBe(5);
  });
});

describe('stopping', () => {
  test('the first interrupt asks nothing more and saves what is in flight', async () => {
    const place = await store(20);
    const { engine, stopAsking, events } = bench(
      place,
      scriptedJudge(async (_, call) => {
        if (call === 4) stopAsking.abort();
        await new Promise(setImmediate);
        return reply();
      }),
    );
    const summary = await replay(engine, 0);
    expect(summary.stopped).toBe('interrupted');
    expect(summary.done).toBe(summary.attempts);
    expect(summary.done).toBeLessThan(20);
    expect(events).toContainEqual({ kind: 'stopping', because: 'interrupted', inFlight: 4 });
    expect(await place.openAttempts(RUN)).toEqual([]);
    expect(await place.holders(RUN)).toEqual([]);
  });

  test('the second lets go of the calls in flight; they are listed as possibly billed', async () => {
    const place = await store(20);
    const { engine, stopAsking, stopNow } = bench(
      place,
      scriptedJudge((_, call, signal) => {
        if (call <= 4) return reply();
        if (call === 8) {
          stopAsking.abort();
          stopNow.abort();
        }
        return untilAborted(signal);
      }),
    );
    expect(await replay(engine, 0)).toMatchObject({
      stopped: 'interrupted',
      done: 4,
      attempts: 8,
      letGo: 4,
    });
    expect(await place.openAttempts(RUN)).toHaveLength(4);
    expect(await takeOver(place, RUN, 0, () => false)).toEqual({
      inFlight: 4,
      heldElsewhere: 0,
      inBatches: 0,
    });
    const judge = scriptedJudge(() => reply());
    expect(await replay(bench(place, judge).engine, 4)).toMatchObject({ done: 20, doneNow: 16 });
    // Sent again and answered: nothing is left to warn of.
    expect(await takeOver(place, RUN, 0, () => false)).toEqual({
      inFlight: 0,
      heldElsewhere: 0,
      inBatches: 0,
    });
  });

  test('an interrupt ends a long wait at once', async () => {
    const place = await store(1);
    const { engine, stopAsking } = bench(
      place,
      scriptedJudge(() => failing('transient', 120_000)),
      {
        sleep: async (_, signal) => {
          stopAsking.abort();
          signal.throwIfAborted();
        },
      },
    );
    expect(await replay(engine, 0)).toMatchObject({
      stopped: 'interrupted',
      done: 0,
      attempts: 1,
      letGo: 0,
    });
    expect(await place.openAttempts(RUN)).toEqual([]);
  });
});

describe('money', () => {
  // A call reserves 10 tokens in and 100 out: 0.00101 dollars. It really costs 10 in and 1 out: 0.00002.
  test('spend stays within the cap, and the cap is used: calls wait for room instead of giving up', async () => {
    const place = await store(200);
    const judge = scriptedJudge(async () => {
      await new Promise(setImmediate);
      return reply();
    });
    const { engine } = bench(place, judge, { cap: 0.003, prices: PRICES, concurrency: 20 });
    const summary = await replay(engine, 0);
    expect(summary.stopped).toBe('budget');
    expect(summary.cost).toBeLessThanOrEqual(0.003);
    // Until less than one reservation is left: (0.003 - 0.00101) / 0.00002 = 99.5 calls, then one more.
    expect(summary.done).toBe(100);
    expect(summary.overshoot).toBe(0);
    expect(await place.holders(RUN)).toEqual([]);
  });

  test('where a reply costs more than could be expected nothing further is sent, and the overshoot is told', async () => {
    const judge = scriptedJudge(() => reply('yes', { usage: { inputTokens: 10, outputTokens: 10_000 } }));
    const { engine } = bench(await store(50), judge, { cap: 0.05, prices: PRICES, concurrency: 5 });
    const summary = await replay(engine, 0);
    // 5 calls of 0.10001 dollars were in flight when the first came back.
    expect(summary.attempts).toBeLessThanOrEqual(5);
    expect(summary.overshoot).toBeCloseTo(summary.cost - 0.05, 12);
    expect(summary.stopped).toBe('budget');
  });

  test('a call whose reply was lost may have been billed, and counts against the cap as it was reserved', async () => {
    const lost = (mayBeBilled: boolean) => (): Answer => ({
      kind: 'error',
      error: {
        kind: 'permanent',
        message: 'broken off',
        status: 400,
        ...(mayBeBilled ? { mayBeBilled } : {}),
      },
    });
    const few = bench(await store(20), scriptedJudge(lost(true)), { cap: 0.005, prices: PRICES });
    const summary = await replay(few.engine, 0);
    // 0.005 / 0.00101 = 4.95 calls.
    expect(summary).toMatchObject({ attempts: 4, cost: 0, overshoot: 0, stopped: 'budget' });
    expect(summary.lost).toBeCloseTo(4 * 0.00101, 12);
    const all = bench(await store(20), scriptedJudge(lost(false)), { cap: 0.005, prices: PRICES });
    expect(await replay(all.engine, 0)).toMatchObject({ attempts: 20, lost: 0 });
    const silent = bench(
      await store(20),
      scriptedJudge(() => ({ kind: 'reply', text: 'yes', finish: 'stop' })),
      { cap: 0.005, prices: PRICES },
    );
    expect(await replay(silent.engine, 0)).toMatchObject({ attempts: 4, stopped: 'budget' });
  });

  test('money is counted from usage and prices, and the prices are kept with the reply', async () => {
    const place = await store(4);
    const summary = await replay(
      bench(
        place,
        scriptedJudge(() => reply()),
        { prices: PRICES },
      ).engine,
      0,
    );
    expect(summary.cost).toBeCloseTo(4 * 0.00002, 12);
    expect(summary.costIncomplete).toBe(false);
    expect((await place.replyByKey('key i1'))?.prices).toEqual(PRICES);
  });
});

describe('several processes', () => {
  test('never ask the same trial, and between them ask all', async () => {
    const place = await store(100);
    const judge = scriptedJudge(async () => {
      await new Promise(setImmediate);
      return reply();
    });
    const [one, two] = await Promise.all([
      replay(bench(place, judge, { owner: 'one' }).engine, 0),
      replay(bench(place, judge, { owner: 'two' }).engine, 0),
    ]);
    expect(one.doneNow + two.doneNow).toBe(100);
    expect(new Set(judge.asked).size).toBe(judge.asked.length);
  });

  test('one that stood still finds its trials taken: it sends nothing, and the first answer stands', async () => {
    const place = await store(2);
    const slow = scriptedJudge(async () => {
      // While this call runs, its claims lapse and another process takes the trials and finishes them.
      await place.release('me');
      await replay(
        bench(
          place,
          scriptedJudge(() => reply('no')),
          { owner: 'other' },
        ).engine,
        0,
      );
      return reply('yes');
    });
    const { engine, events } = bench(place, slow, { concurrency: 1 });
    const summary = await replay(engine, 0);
    expect(slow.asked).toEqual(['i1']);
    expect(summary).toMatchObject({ doneNow: 0, done: 2 });
    expect(events.map(({ kind }) => kind)).toContain('already done');
    const { label } = await place.loadReadings(criterion(), await place.loadItems());
    expect([...label]).toEqual([0, 0]);
  });

  test('claims of a process that is gone are taken over, those of a living one are left', async () => {
    const place = await store(6);
    const claim = (owner: string, limit: number) =>
      place.claim({ run: RUN, owner, now: 0, until: 1000, limit });
    await claim('dead', 2);
    await claim('living', 3);
    expect(await takeOver(place, RUN, 10, (owner) => owner === 'living')).toEqual({
      inFlight: 0,
      heldElsewhere: 3,
      inBatches: 0,
    });
    expect((await place.holders(RUN)).map(({ owner }) => owner)).toEqual(['living']);
  });
});
