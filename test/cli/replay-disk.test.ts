import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undisturbed, verdictsIn } from '../support/kill-points/kill-and-resume.ts';
import { type Sabotage, sabotageEnvironment } from '../support/kill-points/kill-points.ts';
import { type KilledStudy, killedStudy } from '../support/kill-points/killed-study.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { startAssay } from '../support/start-assay.ts';
import { doneTrials, query } from './replay-store.ts';

let server: ProviderServer;
let study: KilledStudy;
let expected: string;
beforeAll(async () => {
  server = await startProviderServer({ latencyMs: 5 });
  study = await killedStudy(server.url, 24, 4);
  expected = await undisturbed(study);
});
afterAll(async () => {
  await study[Symbol.asyncDispose]();
  await server.stop();
});

const FULL = 'the disk is full: what was being saved is not in the store, everything saved before is';

describe('a replay whose store cannot be written', () => {
  test('for want of room says so, keeps what was told, and goes on once there is some', async () => {
    const folder = await study.copy();
    const store = join(folder, '.assay', 'store.sqlite');
    const pages = Number(query(store, 'PRAGMA page_count')[0]?.['page_count']);
    await failsAndGoesOn(folder, { mostPages: pages + 6 }, FULL);
  });

  test.each([
    ['at once', 1],
    ['while it plans', 30],
    ['while it claims', 60],
    ['in the journal', 130],
  ])('because a write fails %s says so, and loses nothing', async (_, nth) => {
    await failsAndGoesOn(await study.copy(), { failingWrite: { nth, errcode: 13 } }, FULL);
  });

  test('because it fails from then on says why it failed first', async () => {
    const sabotage = { failingWrite: { nth: 130, errcode: 13, forGood: true } };
    await failsAndGoesOn(await study.copy(), sabotage, FULL);
  });

  test('because it became read-only says that it can be read', async () => {
    const sabotage = { failingWrite: { nth: 120, errcode: 8 } };
    await failsAndGoesOn(await study.copy(), sabotage, 'the store cannot be written; what is in it is whole');
  });

  test('because the disk reports an error says so', async () => {
    const sabotage = { failingWrite: { nth: 125, errcode: 10 } };
    await failsAndGoesOn(await study.copy(), sabotage, 'the disk reported an error');
  });
});

async function failsAndGoesOn(folder: string, sabotage: Sabotage, message: string): Promise<void> {
  const store = join(folder, '.assay', 'store.sqlite');
  const failed = await startAssay(folder, sabotageEnvironment(sabotage), 'replay', '--json').ended;
  expect([failed.code, failed.err]).toEqual([2, expect.stringContaining(message)]);
  expect(failed.err).not.toContain('    at ');
  const told = failed.out.split('"event":"trial done"').length - 1;
  expect(doneTrials(store).length).toBeGreaterThanOrEqual(told);
  expect(query(store, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await startAssay(folder, {}, 'replay').ended).toMatchObject({ code: 0 });
  expect(verdictsIn(folder)).toBe(expected);
}
