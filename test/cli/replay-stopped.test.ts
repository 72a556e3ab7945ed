import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type KillPoint, sabotageEnvironment } from '../support/kill-points/kill-points.ts';
import { type KilledStudy, killedStudy } from '../support/kill-points/killed-study.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';
import { startAssay } from '../support/start-assay.ts';
import { doneTrials, query } from './replay-store.ts';

const CONCURRENCY = 4;
const ITEMS = 24;
let server: ProviderServer;
let study: KilledStudy;
beforeAll(async () => {
  server = await startProviderServer({ latencyMs: 20 });
  study = await killedStudy(server.url, ITEMS, CONCURRENCY);
});
beforeEach(() => server.reset());
afterAll(async () => {
  await study[Symbol.asyncDispose]();
  await server.stop();
});

// Where an attempt is on disk and not sent, and where requests are on their way.
test.each<[KillPoint, number]>([
  ['attempt saved', 3],
  ['sent', 9],
  ['received', 6],
])(
  'a process that stands still when %s, longer than its claims, and another: no call twice, no row lost',
  async (point, nth) => {
    const folder = await study.copy();
    const store = join(folder, '.assay', 'store.sqlite');
    const kill = { point, nth, signal: 'SIGSTOP' as const };
    const first = startAssay(folder, sabotageEnvironment({ kill }), 'replay', '--claim-seconds', '1');
    await untilStopped(first.child.pid);
    // Its claims lapse, and the provider answers what was sent.
    await sleep(1200);
    const second = await startAssay(folder, {}, 'replay').ended;
    expect(second.code).toBe(0);
    const left = 2 * ITEMS - doneTrials(store).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(CONCURRENCY);
    first.child.kill('SIGCONT');
    expect(await first.ended).toMatchObject({ code: 0, signal: null });

    const { requests } = await server.state();
    expect(new Set(requests.map(({ bodyHash }) => bodyHash)).size).toBe(2 * ITEMS);
    expect(requests).toHaveLength(2 * ITEMS);
    const done = doneTrials(store);
    expect(done).toHaveLength(2 * ITEMS);
    expect(done.filter(({ readings }) => readings !== 1)).toEqual([]);
    expect(query(store, 'SELECT count(*) AS n FROM attempt WHERE ended_at IS NULL')).toEqual([{ n: 0 }]);
  },
);

async function untilStopped(pid: number | undefined): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    // The state stands behind the name, which is in brackets and may hold anything.
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '')[0];
    if (state === 'T') return;
    await sleep(50);
  }
  throw new Error('the process never stood still');
}
