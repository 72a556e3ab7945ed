/**
 * Peak memory of a replay of many trials against one of a tenth as many, each the program as built in a process of its
 * own, its plan and start included; the provider answers at once. Target: at most 50 MB more. Exits 1 where it is more.
 *
 *   node bench/replay-memory.ts [trials of the large one]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../src/cli/main.ts';
import { startProviderServer } from '../test/support/provider-server/start.ts';
import { CONTEXT, writeBenchStudy } from './replaying/bench-study.ts';

const LARGE = Number(process.argv[2] ?? 100_000);
const MOST_MORE = 50;
const PROGRAM = join(import.meta.dirname, '..', 'bin', 'assay.js');
/** Prints the most that the process used, in kilobytes, when it ends. */
const TELL = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS))`;

// Until Node has kept the program as compiled, one replay needs more.
await peakOf(LARGE / 100);
const small = await peakOf(LARGE / 10);
const large = await peakOf(LARGE);
const more = large - small;
process.stdout.write(
  `${more <= MOST_MORE ? 'met   ' : 'MISSED'} ${more.toFixed(0)} MB more (target: at most ${MOST_MORE})\n`,
);
process.exitCode = more <= MOST_MORE ? 0 : 1;

async function peakOf(trials: number): Promise<number> {
  const server = await startProviderServer();
  const folder = await mkdtemp(join(tmpdir(), 'assay-memory-'));
  try {
    await writeBenchStudy(folder, { provider: 'openai', url: server.url, trials, inFlight: 64 });
    if ((await run(['import', 'items.jsonl'], { ...CONTEXT, cwd: folder })) !== 0)
      throw new Error('not imported');
    const child = spawn(process.execPath, ['--import', TELL, PROGRAM, 'replay', '--on', 'all'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let end = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      end = (end + piece).slice(-2000);
    });
    const [code] = await once(child, 'close');
    const peak = /\npeak (\d+)$/.exec(end)?.[1];
    if (code !== 0 || peak === undefined) throw new Error(end);
    const megabytes = Number(peak) / 1024;
    process.stdout.write(`${trials} trials: peak ${megabytes.toFixed(0)} MB\n`);
    return megabytes;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
