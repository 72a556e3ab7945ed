import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge } from '../support/replayed-study.ts';
import { documentOf, replayStudy } from './replay-fixture.ts';
import { countAttempts, doneTrials } from './replay-store.ts';

let server: ProviderServer;
let open: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer();
  open = await startProviderServer();
});
beforeEach(async () => {
  await Promise.all([server.reset(), open.reset()]);
  await server.plan({ key: 'right' });
});
afterAll(async () => {
  await server.stop();
  await open.stop();
});

const VARIABLE = 'ASSAY_KEY_127_0_0_1';
const ITEMS = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`i${index}`, `Item ${index}.`]));
const asked = async (of: ProviderServer) => (await of.state()).requests.length;

test('a wrong key: a few calls, nothing recorded as failed, what to do; with the right one it goes on', async () => {
  const place = await replayStudy({ judges: [openaiJudge(server.url)], items: ITEMS });
  const said = await place.assayWith({ [VARIABLE]: 'wrong' }, 'replay');
  const calls = await asked(server);
  // As many as are in flight at once, and the two in whose place others went before the third came back.
  expect(calls).toBeLessThanOrEqual(18);
  expect(said.code).toBe(3);
  expect(said.err).toContain(
    `stopped: ${new URL(server.url).host} refuses every call (401: the provider refuses the key in ${VARIABLE}); ` +
      `its trials stay open, none has failed: set ${VARIABLE} anew`,
  );
  expect(said.err).toContain(`0 trials done, ${calls} calls sent`);
  expect(said.err).toContain('next: assay replay, which goes on where this stopped');
  expect(said.err).not.toMatch(/^failed:/m);
  expect(doneTrials(place.store)).toEqual([]);
  expect(countAttempts(place.store)).toEqual({ all: calls, open: 0 });

  const again = await place.assayWith({ [VARIABLE]: 'right' }, 'replay');
  expect(again.code).toBe(0);
  expect(again.err).toContain('200 trials done, 200 calls sent');
  expect(again.err).not.toContain('billed twice');
  expect(await asked(server)).toBe(calls + 200);
});

test('of two hosts the one that lets us in is asked to the end', async () => {
  const place = await replayStudy({
    judges: [openaiJudge(server.url), anthropicJudge(open.url)],
    items: ITEMS,
  });
  const said = await place.assay('replay', '--json');
  expect(said.code).toBe(3);
  const { candidates, summary } = documentOf(said);
  expect(candidates.map(({ id, done }) => [id, done]).sort()).toEqual([
    ['claude/plain', 200],
    ['gpt/plain', 0],
  ]);
  expect(summary.stopped).toBe('no access');
  expect(summary.refusedAccess).toMatchObject([{ host: new URL(server.url).host, status: 401 }]);
  expect(summary.attempts).toBe((await asked(server)) + (await asked(open)));
  expect(await asked(server)).toBeLessThanOrEqual(18);
});

test('a key that is refused in the middle of a run ends it, and what was answered is saved', async () => {
  await server.plan({});
  const place = await replayStudy({
    judges: [openaiJudge(server.url)],
    items: ITEMS,
    more: 'replay: {concurrency: 2}\n',
  });
  const running = place.assay('replay');
  while ((await asked(server)) < 20) await delay(10);
  await server.plan({ key: 'another' });
  const said = await running;
  expect(said.code).toBe(3);
  expect(said.err).toContain('refuses every call');
  const done = doneTrials(place.store);
  expect(done.length).toBeGreaterThanOrEqual(19);
  expect(done.length).toBeLessThan(200);
  expect(done.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});
