import { afterAll, beforeAll, expect, test } from 'vitest';
import { killAndResume, undisturbed } from '../support/kill-points/kill-and-resume.ts';
import { KILL_POINTS, type KillPoint } from '../support/kill-points/kill-points.ts';
import { type KilledStudy, killedStudy } from '../support/kill-points/killed-study.ts';
import { type ProviderServer, startProviderServer } from '../support/provider-server/start.ts';

// A sample; `node bench/kill-replay.ts` goes through fifty moments of each kind.
const CONCURRENCY = 4;
let server: ProviderServer;
let study: KilledStudy;
let expected: string;
beforeAll(async () => {
  server = await startProviderServer({ latencyMs: 5 });
  study = await killedStudy(server.url, 24, CONCURRENCY);
  expected = await undisturbed(study);
});
afterAll(async () => {
  await study[Symbol.asyncDispose]();
  await server.stop();
});

const NTH: Readonly<Record<KillPoint, number>> = {
  planning: 20,
  claiming: 10,
  'attempt saved': 3,
  sent: 10,
  received: 9,
  saving: 12,
  saved: 3,
  told: 11,
  renewing: 1,
  releasing: 1,
};

test.each(KILL_POINTS)(
  'kill -9 when %s: nothing told is lost, nothing done is asked again',
  async (point) => {
    if (point === 'renewing') await server.plan({ latencyMs: 60 });
    const resumed = await killAndResume(study, server, { point, nth: NTH[point] }, expected);
    await server.plan({ latencyMs: 5 });
    expect(resumed).toMatchObject({ wasKilled: true, wrong: [] });
  },
);
