import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashUniform } from '../../src/judge/hash-uniform.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge } from '../support/replayed-study.ts';
import type { Started } from '../support/start-assay.ts';
import { replayStudy } from './replay-fixture.ts';
import { countAttempts, doneTrials, query } from './replay-store.ts';

const KILLS = 4;
const CONCURRENCY = 8;
const ITEMS = 150;

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer({ latencyMs: 20 });
});
afterAll(async () => server.stop());

test('kill -9 at any moment, again and again: what was acknowledged is there once, and only calls in flight are sent again', async () => {
  const place = await replayStudy({
    judges: [openaiJudge(server.url), anthropicJudge(server.url)],
    items: Object.fromEntries(Array.from({ length: ITEMS }, (_, index) => [`i${index}`, `Item ${index}.`])),
    more: `replay: {concurrency: ${CONCURRENCY}}\n`,
  });
  let acknowledged = 0;
  let mayBeTwice = 0;
  const attemptsWhenDone = new Map<number, number>();
  for (let kill = 0; kill < KILLS; kill++) {
    const before = countAttempts(place.store);
    const started = place.start({}, 'replay', '--json');
    // From the first trial on to some thirty later, and a moment in between two of them.
    const lines = 1 + Math.floor(hashUniform('lines', kill) * 30);
    acknowledged += await killAfter(started, lines, hashUniform('moment', kill) * 20);
    for (const { trial, attempts } of doneTrials(place.store)) {
      if (!attemptsWhenDone.has(trial)) attemptsWhenDone.set(trial, attempts);
    }
    expect(attemptsWhenDone.size).toBeGreaterThanOrEqual(acknowledged);
    const after = countAttempts(place.store);
    expect(after.open - before.open).toBeLessThanOrEqual(CONCURRENCY);
    mayBeTwice += after.open - before.open;
  }
  const last = await place.start({}, 'replay').ended;
  expect([last.code, last.signal]).toEqual([0, null]);

  const trials = doneTrials(place.store);
  expect(trials).toHaveLength(2 * ITEMS);
  expect(trials.filter(({ readings }) => readings !== 1)).toEqual([]);
  // Nobody asked again what was done.
  expect(
    trials.filter(({ trial, attempts }) => attempts !== (attemptsWhenDone.get(trial) ?? attempts)),
  ).toEqual([]);
  expect(query(place.store, 'SELECT key FROM reply GROUP BY key HAVING count(*) > 1')).toEqual([]);

  const { requests } = await server.state();
  const twice = requests.length - new Set(requests.map(({ bodyHash }) => bodyHash)).size;
  expect(new Set(requests.map(({ bodyHash }) => bodyHash)).size).toBe(2 * ITEMS);
  expect(twice).toBeLessThanOrEqual(mayBeTwice);
  // Attempts are written before they are sent: some were never sent, none was sent unwritten.
  const { all, open } = countAttempts(place.store);
  expect(all).toBeGreaterThanOrEqual(requests.length);
  expect(all - open).toBe(2 * ITEMS);
  expect(query(place.store, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

/** Kills the process some milliseconds after so many trials were told to be done; how many were told in all. */
async function killAfter({ child, ended }: Started, lines: number, milliseconds: number): Promise<number> {
  let told = 0;
  child.stdout?.on('data', (piece: string) => {
    const before = told;
    told += piece.split('"event":"trial done"').length - 1;
    if (before < lines && told >= lines) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  const { signal, err } = await ended;
  expect([signal, err.includes('internal error')]).toEqual(['SIGKILL', false]);
  return told;
}
