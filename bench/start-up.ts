/**
 * What starting costs, as CPU against `node -e 0`, in turns: `assay --help` (target: at most 2 times), and a replay of
 * ten items without a terminal, from start to exit (at most 14 times). CPU is that of the process with its threads,
 * as the system counts it; wall is printed beside it. Exits 1 where a target is missed.
 *
 *   node bench/start-up.ts [rounds]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../src/cli/main.ts';
import { startProviderServer } from '../test/support/provider-server/start.ts';
import { CONTEXT, writeBenchStudy } from './replaying/bench-study.ts';
import { type Measured, median } from './replaying/measure.ts';

const rounds = Number(process.argv[2] ?? 15);
const PROGRAM = join(import.meta.dirname, '..', 'bin', 'assay.js');
/** Prints what it used when it ends, as its last line on stderr. */
const TELL = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\ncpu '+(user+system))})`;

const server = await startProviderServer();
const root = await mkdtemp(join(tmpdir(), 'assay-start-'));
try {
  const study = join(root, 'study');
  await mkdir(study);
  await writeBenchStudy(study, { provider: 'openai', url: server.url, trials: 10, inFlight: 4 });
  if ((await run(['import', 'items.jsonl'], { ...CONTEXT, cwd: study })) !== 0)
    throw new Error('not imported');
  const seen: Record<'node' | 'help' | 'replay', Measured[]> = { node: [], help: [], replay: [] };
  for (let round = 0; round <= rounds; round++) {
    const copy = join(root, `copy-${round}`);
    await cp(study, copy, { recursive: true });
    const measured = {
      node: await started(['-e', '0'], root),
      help: await started([PROGRAM, '--help'], root),
      replay: await started([PROGRAM, 'replay', '--on', 'all'], copy),
    };
    // The first one warms the disk's cache, and that of what Node compiled.
    if (round > 0)
      for (const [name, one] of Object.entries(measured)) seen[name as keyof typeof seen].push(one);
  }
  const missed = [tell('assay --help', seen.help, 2), tell('a replay of ten items', seen.replay, 14)];
  process.exitCode = missed.includes(true) ? 1 : 0;

  function tell(name: string, measured: readonly Measured[], most: number): boolean {
    const ratio = (of: (one: Measured) => number) =>
      median(measured.map((one, round) => of(one) / of(seen.node[round] ?? one)));
    const cpu = ratio(({ cpuMs }) => cpuMs);
    const wall = ratio(({ wallMs }) => wallMs);
    const isMissed = cpu > most;
    const figures = `${cpu.toFixed(2)} x CPU, ${wall.toFixed(2)} x wall of node -e 0`;
    process.stdout.write(`${isMissed ? 'MISSED' : 'met   '} ${name}: ${figures} (target: at most ${most})\n`);
    return isMissed;
  }
} finally {
  await server.stop();
  await rm(root, { recursive: true, force: true });
}

async function started(args: readonly string[], cwd: string): Promise<Measured> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', TELL, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  const [code] = await once(child, 'close');
  const wallMs = performance.now() - begun;
  const cpu = /\ncpu (\d+)$/.exec(err)?.[1];
  if (code !== 0 || cpu === undefined) throw new Error(`${args.join(' ')}: ${err}`);
  return { wallMs, cpuMs: Number(cpu) / 1000 };
}
