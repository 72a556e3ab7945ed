/**
 * kill -9 at every named moment of a replay, many times each, then another replay that goes on: no reply that was told
 * is lost, no more requests come twice than calls were in flight, and the verdicts are those of a replay that nobody
 * killed. Prints a line per moment; exits 1 where anything does not hold.
 *
 *   node bench/kill-replay.ts [seeds per moment] [part of a moment's name]
 */
import { hashUniform } from '../src/judge/hash-uniform.ts';
import { killAndResume, type Resumed, undisturbed } from '../test/support/kill-points/kill-and-resume.ts';
import { KILL_POINTS, type KillPoint } from '../test/support/kill-points/kill-points.ts';
import { killedStudy } from '../test/support/kill-points/killed-study.ts';
import { startProviderServer } from '../test/support/provider-server/start.ts';

const CONCURRENCY = 8;
const ITEMS = 60;
/**
 * How often a replay comes to a moment, about: pages of the journal are fewer than trials. Of a moment that comes only
 * once or twice the first is taken.
 */
const MOST: Partial<Readonly<Record<KillPoint, number>>> = {
  'attempt saved': 10,
  saved: 10,
  renewing: 1,
  releasing: 1,
};

const [seeds = '50', wanted = ''] = process.argv.slice(2);
const server = await startProviderServer({ latencyMs: 15 });
await using study = await killedStudy(server.url, ITEMS, CONCURRENCY);
let wrong = 0;
try {
  const expected = await undisturbed(study);
  for (const point of KILL_POINTS) {
    if (!point.includes(wanted)) continue;
    const seen: Resumed[] = [];
    for (let seed = 1; seed <= Number(seeds); seed++) seen.push(await once(point, seed, expected));
    tell(point, seen);
  }
} finally {
  await server.stop();
}
process.stdout.write(wrong === 0 ? 'all holds\n' : `${wrong} replays with something wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;

function once(point: KillPoint, seed: number, expected: string): Promise<Resumed> {
  const most = MOST[point] ?? 100;
  const nth = 1 + Math.floor(hashUniform(point, seed) * most);
  return killAndResume(study, server, { point, nth }, expected);
}

function tell(point: KillPoint, seen: readonly Resumed[]): void {
  const sum = (value: (one: Resumed) => number) => seen.reduce((total, one) => total + value(one), 0);
  const killed = seen.filter(({ wasKilled }) => wasKilled).length;
  const most = Math.max(...seen.map(({ twice }) => twice));
  process.stdout.write(
    `${point}: ${seen.length} replays, ${killed} killed; ${sum(({ told }) => told)} trials told, ` +
      `${sum(({ done }) => done)} done; calls in flight ${sum(({ inFlight }) => inFlight)}, ` +
      `came twice ${sum(({ twice }) => twice)} (at most ${most} of ${CONCURRENCY} after one kill)\n`,
  );
  for (const one of seen) {
    if (one.wrong.length > 0) process.stdout.write(`  WRONG: ${one.wrong.join('; ')}\n`);
  }
  wrong += seen.filter((one) => one.wrong.length > 0).length;
}
