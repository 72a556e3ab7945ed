import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { PlannedTrial } from '../../../src/domain/trial-store.ts';
import { type Dispatched, Dispatcher } from '../../../src/replay/dispatch/dispatcher.ts';
import { ExpectedTokens } from '../../../src/replay/pace/expected-tokens.ts';
import { Lanes } from '../../../src/replay/pace/lanes.ts';
import type { Route } from '../../../src/replay/pace/rate-limit.ts';
import type { ReadyTrial, Supply } from '../../../src/replay/supply.ts';
import { prepared, reply, scriptedJudge } from '../engine-fixture.ts';

const SLOW: Route = { host: 'slow.test', limits: [] };
const QUICK: Route = { host: 'quick.test', limits: [] };
const WELL = { answers: true, overloaded: false };

/** Trials named by candidate: `slow` and `quick` go to hosts of their own; `slow#a` begins with the text `a`. */
function dispatcher(names: readonly string[], concurrency = 1) {
  const judge = scriptedJudge(() => reply());
  const timers: (() => void)[] = [];
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (milliseconds === 5000) timers.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const ready = names.map((name, index): ReadyTrial => {
    const trial: PlannedTrial = {
      number: index + 1,
      candidate: name,
      item: `i${index + 1}`,
      presentation: '',
      repeat: 1,
      occasion: 1,
    };
    const [, prefix] = name.split('#');
    return {
      trial,
      prepared: {
        ...prepared(trial, judge),
        ...(prefix === undefined ? {} : { prefix: { name: prefix, tokens: async () => 2000 } }),
      },
    };
  });
  const queue = ready.values();
  const supply = { next: async () => queue.next().value } as Supply;
  const stop = new AbortController();
  const lanes = new Lanes({ now: () => 0, sleep, concurrency, stop: stop.signal, tell: () => undefined });
  const made = new Dispatcher({
    supply,
    lanes,
    routeOf: (candidate) => (candidate.startsWith('slow') ? SLOW : QUICK),
    routes: 2,
    expected: new ExpectedTokens(),
    prepare: async (trial) => prepared(trial, judge),
    sleep,
    concurrency: 1,
  });
  return { made, warmAfterAll: () => timers.splice(0).map((wake) => wake()) };
}

function end(of: Dispatcher, one: Dispatched | undefined): void {
  if (one === undefined || typeof one.permit !== 'object') throw new Error('nothing was given out');
  one.permit.ended(WELL, undefined);
  of.ended(one);
}

const numberOf = (one: Dispatched | undefined) => one?.trial.number;
const soon = <T>(promise: Promise<T>) => Promise.race([promise, delay(20, 'nothing yet' as const)]);

describe('a dispatcher', () => {
  test('gives trials out in the plan’s order, and nothing after the last', async () => {
    const { made } = dispatcher(['quick', 'quick', 'slow']);
    for (const number of [1, 2, 3]) {
      const next = await made.next();
      expect(numberOf(next)).toBe(number);
      end(made, next);
    }
    expect(await made.next()).toBeUndefined();
  });

  test('passes over a trial whose host has no room, and gives it out first when it has', async () => {
    const { made } = dispatcher(['slow', 'slow', 'quick', 'slow']);
    const first = await made.next();
    const second = await made.next();
    expect([numberOf(first), numberOf(second)]).toEqual([1, 3]);
    const third = made.next();
    expect(await soon(third)).toBe('nothing yet');
    end(made, first);
    expect(numberOf(await third)).toBe(2);
    end(made, await third);
    expect(numberOf(await made.next())).toBe(4);
    expect(await made.next()).toBeUndefined();
  });

  test('sends the workers that rest home when the last trial is given out', async () => {
    const { made } = dispatcher(['slow', 'slow']);
    const first = await made.next();
    const [second, third] = [made.next(), made.next()];
    end(made, first);
    expect([await second, await third].map(numberOf).sort()).toEqual([2, undefined]);
  });

  test('lets the first of those that begin alike go ahead, and the others when it is back', async () => {
    const { made } = dispatcher(['quick#a', 'quick#a', 'quick#a', 'quick#b', 'quick#a'], 9);
    const first = await made.next();
    const other = await made.next();
    expect([numberOf(first), numberOf(other)]).toEqual([1, 4]);
    const waiting = made.next();
    expect(await soon(waiting)).toBe('nothing yet');
    end(made, first);
    expect([numberOf(await waiting), numberOf(await made.next()), numberOf(await made.next())]).toEqual([
      2, 3, 5,
    ]);
    expect(await made.next()).toBeUndefined();
  });

  test('does not let them wait for a slow first one longer than a short while', async () => {
    const { made, warmAfterAll } = dispatcher(['quick#a', 'quick#a'], 9);
    await made.next();
    const second = made.next();
    expect(await soon(second)).toBe('nothing yet');
    warmAfterAll();
    expect(numberOf(await second)).toBe(2);
  });

  test('ends all waits when it is stopped', async () => {
    const { made } = dispatcher(['slow', 'slow', 'quick#a', 'quick#a']);
    await made.next();
    await made.next();
    const waiting = [made.next(), made.next()];
    expect(await soon(waiting[0] ?? made.next())).toBe('nothing yet');
    made.stop();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
  });
});
