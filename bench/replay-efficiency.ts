/**
 * How much of the providers' speed a replay reaches, every trial saved durably, against a bare loop over the same SDK
 * that saves nothing: once with the same fetch, for the wall, and once with the SDK's default fetch, for the CPU. All
 * in this process, in turns, in every order; the provider is a process of its own on loopback. Prints every round, then
 * the medians and whether each target is met; exits 1 where one is not.
 *
 *   node bench/replay-efficiency.ts [rounds] [part of the name of a setting]
 */
import { startProviderServer } from '../test/support/provider-server/start.ts';
import { bareLoop } from './replaying/bare-loop.ts';
import type { BenchStudy, Provider } from './replaying/bench-study.ts';
import { type Measured, median } from './replaying/measure.ts';
import { ourReplay, renderedPrompts } from './replaying/our-replay.ts';

interface Setting {
  readonly latencyMs: number;
  readonly inFlight: number;
  readonly trials: number;
  /** Efficiency that a replay must reach. */
  readonly least: number;
}

const SETTINGS: readonly Setting[] = [
  { latencyMs: 50, inFlight: 64, trials: 5000, least: 0.85 },
  { latencyMs: 500, inFlight: 256, trials: 5120, least: 0.9 },
];
/** Of the efficiency of a bare loop with the same fetch. */
const LEAST_SHARE = 0.95;
/** Rounds that are not counted. */
const WARM_UP = 2;

interface Round {
  readonly bare: Measured;
  readonly usual: Measured;
  readonly ours: Measured;
  readonly connections: number;
}

const [rounds = '3', wanted = ''] = process.argv.slice(2);
const missed: string[] = [];
for (const provider of ['openai', 'anthropic'] as const) {
  for (const setting of SETTINGS) {
    const name = `${provider}, ${setting.latencyMs} ms, ${setting.inFlight} in flight`;
    if (name.includes(wanted)) await compare(name, provider, setting);
  }
}
say(missed.length === 0 ? 'every target is met' : `missed: ${missed.join('; ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function compare(name: string, provider: Provider, setting: Setting): Promise<void> {
  const server = await startProviderServer({ latencyMs: setting.latencyMs });
  // Of its own, as the default fetch keeps its connections open when it is done.
  const other = await startProviderServer({ latencyMs: setting.latencyMs, key: 'none' });
  const study = { provider, url: server.url, trials: setting.trials, inFlight: setting.inFlight };
  const prompts = await renderedPrompts(study);
  const runs = {
    bare: () => bareLoop(study, prompts, 'ours'),
    // The SDK's own fetch sends the key that the SDK insists on.
    usual: () => bareLoop({ ...study, url: other.url }, prompts, 'default'),
    ours: () => ourReplay(study),
  };
  say(`\n${name}: ${setting.trials} calls, ideal ${(idealMs(setting) / 1000).toFixed(2)} s`);
  try {
    // What is in question lasts hours: until all is compiled, nothing is counted.
    for (let round = 0; round < WARM_UP; round++) for (const run of Object.values(runs)) await run();
    const measured: Round[] = [];
    for (let round = 0; round < Number(rounds); round++) {
      const first = round % 2 === 0;
      const before = first ? { bare: await runs.bare(), usual: await runs.usual() } : undefined;
      await server.reset();
      const ours = await runs.ours();
      const { connections, requests } = await server.state();
      if (requests.length !== study.trials)
        throw new Error(`${requests.length} of ${study.trials} were asked`);
      const others = before ?? { usual: await runs.usual(), bare: await runs.bare() };
      measured.push({ ...others, ours, connections: connections.most });
      tellRound(setting, study, measured.at(-1));
    }
    judge(name, setting, study, measured);
  } finally {
    await server.stop();
    await other.stop();
  }
}

function tellRound(setting: Setting, { trials }: BenchStudy, round: Round | undefined): void {
  if (round === undefined) return;
  const told = ({ wallMs, cpuMs }: Measured) =>
    `${(idealMs(setting) / wallMs).toFixed(3)} with ${(cpuMs / trials).toFixed(3)} ms CPU a call`;
  say(`bare ${told(round.bare)}; default fetch ${told(round.usual)}; assay ${told(round.ours)}`);
}

function judge(name: string, setting: Setting, { inFlight }: BenchStudy, rounds: readonly Round[]): void {
  const target = (what: string, value: number, met: boolean, wanted: string) => {
    say(`  ${met ? 'met   ' : 'MISSED'} ${what}: ${value.toFixed(3)} (target ${wanted})`);
    if (!met) missed.push(`${name}: ${what} ${value.toFixed(3)}`);
  };
  const efficiency = median(rounds.map(({ ours }) => idealMs(setting) / ours.wallMs));
  target('efficiency', efficiency, efficiency >= setting.least, `>= ${setting.least}`);
  const share = median(rounds.map(({ bare, ours }) => bare.wallMs / ours.wallMs));
  target('of a bare loop’s, same fetch', share, share >= LEAST_SHARE, `>= ${LEAST_SHARE}`);
  const cpu = median(rounds.map(({ usual, ours }) => ours.cpuMs / usual.cpuMs));
  target('CPU against a bare loop, default fetch', cpu, cpu <= 1, '<= 1');
  const most = Math.max(...rounds.map(({ connections }) => connections));
  target('connections', most, most <= inFlight, `<= ${inFlight}`);
}

function idealMs({ trials, latencyMs, inFlight }: Setting): number {
  return (trials * latencyMs) / inFlight;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
