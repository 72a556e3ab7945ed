import { describe, expect, test } from 'vitest';
import { Lane, type Permit } from '../../../src/replay/pace/lane.ts';
import type { LaneEvent } from '../../../src/replay/pace/lane-event.ts';
import type { RateLimit } from '../../../src/replay/pace/rate-limit.ts';
import type { Sign } from '../../../src/replay/pace/sign.ts';
import { VirtualTime } from './virtual-time.ts';

const WELL: Sign = { answers: true, overloaded: false };
const DOWN: Sign = { answers: false, overloaded: false };
const FULL: Sign = { answers: true, overloaded: true };

function lane(concurrency = 4) {
  const time = new VirtualTime();
  const stop = new AbortController();
  const events: LaneEvent[] = [];
  const made = new Lane('api.test', {
    ...time,
    concurrency,
    stop: stop.signal,
    tell: (event) => void events.push(event),
  });
  return { lane: made, time, stop, events };
}

/** Asks for a permit, notes when it came, and holds it so long. */
async function call(
  { lane: to, time }: ReturnType<typeof lane>,
  milliseconds: number,
  sign: Sign = WELL,
  limits: readonly RateLimit[] = [],
): Promise<number | string> {
  const permit = await to.admit(limits, 0);
  if (typeof permit === 'string') return permit;
  const at = time.now();
  await time.sleep(milliseconds);
  permit.ended(sign, undefined);
  return at;
}

async function calls(place: ReturnType<typeof lane>, count: number, ...more: [number, Sign?, RateLimit[]?]) {
  const all = Array.from({ length: count }, () => call(place, ...more));
  await place.time.pass();
  return Promise.all(all);
}

function granted(permit: Permit | string | undefined): Permit {
  if (typeof permit !== 'object') throw new Error(`no permit but ${String(permit)}`);
  return permit;
}

describe('a lane', () => {
  test('lets through as many at a time as are allowed, in the order in which they came', async () => {
    expect(await calls(lane(2), 5, 100)).toEqual([0, 0, 100, 100, 200]);
  });

  test('gives a permit at once where there is room and nobody waits', async () => {
    const place = lane(1);
    const permit = granted(place.lane.tryAdmit([], 0));
    expect(place.lane.tryAdmit([], 0)).toBeUndefined();
    permit.withdraw();
    permit.withdraw();
    permit.ended(DOWN, undefined);
    const again = granted(place.lane.tryAdmit([], 0));
    const waiting = place.lane.admit([], 0);
    again.ended(WELL, undefined);
    expect(place.lane.tryAdmit([], 0)).toBeUndefined();
    granted(await waiting);
  });

  test('spreads requests over the minute', async () => {
    const sent = await calls(lane(10), 5, 10, WELL, [{ name: 'host', requestsPerMinute: 30 }]);
    expect(sent).toEqual([0, 2000, 4000, 6000, 8000]);
  });

  test('counts tokens as they are billed, not as they were expected', async () => {
    const { lane: to, time } = lane(10);
    const limits = [{ name: 'host', tokensPerMinute: 60 }];
    const first = granted(await to.admit(limits, 10));
    first.ended(WELL, { inputTokens: 2, outputTokens: 2 });
    // The bucket holds one; 4 were used, so that it is full again after 4 seconds.
    const second = to.admit(limits, 10);
    await time.pass(3999);
    expect(await Promise.race([second, 'waiting'])).toBe('waiting');
    await time.pass(1);
    granted(await second);
  });

  test('counts against every limit that holds, and keeps no call waiting for another’s', async () => {
    const place = lane(10);
    const host = { name: 'host', requestsPerMinute: 600 };
    const slow = [host, { name: 'slow model', requestsPerMinute: 6 }];
    const sent = [slow, slow, [host], [host]].map((limits) => call(place, 10, WELL, limits));
    await place.time.pass();
    expect(await Promise.all(sent)).toEqual([0, 10_000, 0, 0]);
  });

  test('sends nothing while the host wants no calls, to the millisecond, and says so once', async () => {
    const place = lane(4);
    const sent = await calls(place, 3, 5, { ...FULL, pauseMs: 120_000 });
    expect(sent).toEqual([0, 0, 0]);
    const next = call(place, 5);
    await place.time.pass();
    expect(await next).toBe(120_005);
    expect(place.events.filter(({ is }) => is === 'paused')).toEqual([
      { kind: 'endpoint', host: 'api.test', is: 'paused', milliseconds: 120_000 },
    ]);
  });

  test('halves the calls in flight at an overload, pauses a little longer each time, and grows back', async () => {
    const place = lane(8);
    await calls(place, 8, 10, FULL);
    expect(place.events).toEqual([
      { kind: 'endpoint', host: 'api.test', is: 'slower', inFlight: 4 },
      { kind: 'endpoint', host: 'api.test', is: 'paused', milliseconds: 500 },
    ]);
    const sent = await calls(place, 4, 10, FULL);
    expect(sent).toEqual([510, 510, 510, 510]);
    expect(place.events.slice(2)).toMatchObject([{ inFlight: 2 }, { milliseconds: 1000 }]);
    await calls(place, 60, 10);
    expect(place.events.slice(4).map((event) => 'inFlight' in event && event.inFlight)).toEqual([
      3, 4, 5, 6, 7, 8,
    ]);
  });

  test('stops after ten calls without an answer, tries one, and goes on when it is answered', async () => {
    const place = lane(1);
    await calls(place, 10, 10, DOWN);
    expect(place.events).toMatchObject([{ is: 'not answering', milliseconds: 1000 }]);
    const late = Array.from({ length: 3 }, () => call(place, 10));
    await place.time.pass();
    expect(await Promise.all(late)).toEqual([1100, 1110, 1120]);
    expect(place.events.map(({ is }) => is)).toEqual(['not answering', 'tried again', 'answering again']);
  });

  test('gives up after a minute of trying, and then lets nobody wait', async () => {
    const place = lane(2);
    const sent = await calls(place, 30, 10, DOWN);
    expect(sent.filter((at) => typeof at === 'number')).toHaveLength(10 + 1 + 6);
    expect(sent.filter((at) => at === 'given up')).toHaveLength(30 - 17);
    expect(place.events.at(-1)).toEqual({
      kind: 'endpoint',
      host: 'api.test',
      is: 'given up',
      milliseconds: 60_000,
    });
  });

  test.each(['a pause', 'a rate', 'a full lane', 'a breaker'])(
    'ends all waits for %s when it is told to stop',
    async (why) => {
      const place = lane(1);
      const { lane: to, stop, time } = place;
      const limits = [{ name: 'host', requestsPerMinute: 1 }];
      if (why === 'a breaker') await calls(place, 10, 1, DOWN);
      else {
        const permit = granted(await to.admit(limits, 0));
        if (why !== 'a full lane')
          permit.ended(why === 'a pause' ? { ...FULL, pauseMs: 1e6 } : WELL, undefined);
      }
      const waiting = [to.admit(limits, 0), to.admit([], 0, true)];
      const last = why === 'a rate' ? to.admit(limits, 0) : to.admit([], 0);
      await time.pass(1);
      stop.abort();
      expect(await waiting[0]).toBe('stopped');
      expect(await last).toBe('stopped');
      expect(await to.admit([], 0)).toBe('stopped');
      expect(to.tryAdmit([], 0)).toBe('stopped');
    },
  );

  test('lets those go first that try again', async () => {
    const place = lane(1);
    const holding = granted(await place.lane.admit([], 0));
    const order: string[] = [];
    const wait = (name: string, first: boolean) =>
      place.lane.admit([], 0, first).then((permit) => {
        order.push(name);
        granted(permit).ended(WELL, undefined);
      });
    const all = [wait('new', false), wait('again', true)];
    holding.ended(WELL, undefined);
    await Promise.all(all);
    expect(order).toEqual(['again', 'new']);
  });
});
