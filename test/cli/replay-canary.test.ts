import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULTS } from '../support/provider-server/plan.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { anthropicJudge, openaiJudge } from '../support/replayed-study.ts';
import type { Ended } from '../support/start-assay.ts';
import { replayStudy } from './replay-fixture.ts';

const CANARY = 'sk-CANARY-replay-9f8e7d6c5b4a';
const ENV = { ASSAY_KEY_127_0_0_1: CANARY, ASSAY_BATCH_POLL: '20' };

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviderServer({ key: CANARY });
});
afterAll(async () => server.stop());

test('an API key is found nowhere: not in the store, reports, output or crashes, whatever the server sends back', async () => {
  const faults = FAULTS.filter((fault) => fault !== 'rate_limited_long');
  const place = await replayStudy({
    judges: [openaiJudge(server.url), anthropicJudge(server.url)],
    items: Object.fromEntries([
      ...faults.map((fault) => [fault, `Always [[fault:${fault}]].`]),
      ...Array.from({ length: 8 }, (_, index) => [`fine ${index}`, `Item ${index}.`]),
    ]),
    more: 'replay: {max_attempts: 1, concurrency: 2}\n',
  });
  const said: Ended[] = [
    await place.crash(ENV, 'replay', '--json'),
    await place.start(ENV, 'replay').ended,
    await place.start(ENV, 'replay', '--json', '--retry-failed', '--limit', '12').ended,
    await place.start(ENV, 'check').ended,
    await place.start(ENV, 'replay', '--reread').ended,
    await place.start(ENV, 'compare').ended,
    await place.start(ENV, 'report').ended,
    await place.start(ENV, 'replay', '--drift').ended,
    await place.start(ENV, 'replay', '--batch', '--retry-failed').ended,
    await place.start({ ...ENV, ASSAY_KEY_127_0_0_1: `${CANARY} and more` }, 'replay', '--retry-failed')
      .ended,
  ];
  expect(said[0]?.err).toContain('a crash of the test’s own');
  expect(said.slice(1, 9).map(({ code }) => code)).toEqual([3, 3, 0, 0, 0, 0, 3, 3]);
  const { requests, batches } = await server.state();
  expect(requests.some(({ credential }) => credential === 'expected')).toBe(true);
  expect(batches.length).toBeGreaterThan(0);
  for (const { out, err } of said) expect(`${out}${err}`).not.toContain(CANARY);
  const files = globSync('**', { cwd: place.folder, exclude: ['node_modules'] })
    .concat(['.assay/store.sqlite', '.assay/store.sqlite-wal'])
    .map((name) => join(place.folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  expect(files.some((file) => file.endsWith('store.sqlite'))).toBe(true);
  for (const file of files) expect(readFileSync(file).includes(CANARY), file).toBe(false);
});
