import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { openaiJudge } from '../support/replayed-study.ts';
import { replayStudy } from './replay-fixture.ts';
import { countAttempts, doneTrials } from './replay-store.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
});
beforeEach(async () => {
  await server.reset();
});
afterAll(async () => server.stop());

async function place() {
  return replayStudy({
    judges: [openaiJudge(server.url)],
    items: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`i${index}`, `Item ${index}.`])),
    more: 'replay: {concurrency: 4}\n',
  });
}

async function requestsToCome(count: number): Promise<void> {
  while ((await server.state()).requests.length < count) await delay(10);
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s once: nothing more is asked, what is in flight is saved', async (signal, code) => {
  await server.plan({ latencyMs: 300 });
  const { start, store } = await place();
  const { child, ended } = start({}, 'replay');
  await requestsToCome(8);
  child.kill(signal);
  const said = await ended;
  expect(said.code).toBe(code);
  expect(said.err).toContain('stopped by a signal; what came back is saved');
  expect(said.err).toContain('next: assay replay, which goes on where this stopped');
  const { requests } = await server.state();
  expect(requests.length).toBeLessThan(40);
  expect(doneTrials(store)).toHaveLength(requests.length);
  expect(countAttempts(store)).toEqual({ all: requests.length, open: 0 });
});

test('SIGINT twice: it ends at once, and the next replay says what may be billed twice', async () => {
  await server.plan({ latencyMs: 30_000 });
  const { start, store } = await place();
  const { child, ended } = start({}, 'replay');
  await requestsToCome(4);
  child.kill('SIGINT');
  child.stderr?.on('data', (piece: string) => {
    if (piece.includes('stopping')) child.kill('SIGINT');
  });
  const said = await ended;
  expect(said.code).toBe(130);
  expect(said.err).toContain('Ctrl-C again lets go of that');
  expect(said.err).toContain('0 trials done, 4 calls sent');
  expect(said.err).toContain('4 calls in flight let go of: may be billed');
  expect(doneTrials(store)).toHaveLength(0);
  expect(countAttempts(store)).toEqual({ all: 4, open: 4 });
  await server.plan({});
  const again = await start({}, 'replay').ended;
  expect(again.code).toBe(0);
  expect(again.err).toContain('4 calls may have been billed twice');
  const third = await start({}, 'replay').ended;
  expect(third.err).not.toContain('billed twice');
});

test('SIGINT while a host wants no calls for two minutes ends the wait at once, and the next replay goes on', async () => {
  const fine = Array.from({ length: 12 }, (_, index) => [`i${index}`, `Item ${index}.`]);
  const { start, store } = await replayStudy({
    judges: [openaiJudge(server.url)],
    items: Object.fromEntries([...fine, ['busy', 'Once [[fault:rate_limited_long*1]].']]),
    more: 'replay: {concurrency: 4}\n',
  });
  await server.plan({});
  const { child, ended, said } = start({}, 'replay', '--json');
  while (!said().includes('"event":"waiting"')) await delay(10);
  const pressed = performance.now();
  child.kill('SIGINT');
  const { code, err, out } = await ended;
  // Of the two minutes some seconds at most, whatever else the machine does.
  expect(performance.now() - pressed).toBeLessThan(30_000);
  expect(code).toBe(130);
  expect(out).toContain('"is":"paused","milliseconds":120000');
  expect(err).toContain('stopped by a signal; what came back is saved');
  const { requests } = await server.state();
  const refused = requests.filter(({ fault }) => fault === 'rate_limited_long');
  expect(refused).toHaveLength(1);
  const done = doneTrials(store);
  expect(done).toHaveLength(requests.length - 1);
  expect(done.filter(({ item, outcome }) => item === 'busy' || outcome === 'failed')).toEqual([]);
  expect(countAttempts(store)).toEqual({ all: requests.length, open: 0 });

  const again = await start({}, 'replay').ended;
  expect(again.code).toBe(0);
  expect(again.err).not.toContain('billed twice');
  expect(doneTrials(store)).toHaveLength(13);
  expect((await server.state()).requests).toHaveLength(14);
});
