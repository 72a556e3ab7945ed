/**
 * The same transcripts through the same model on loopback, by assay and by promptfoo's latest release (`llm-rubric`),
 * one after the other, in turns: CPU, peak memory and wall of the whole program from start to exit, and bytes stored.
 * promptfoo is installed into a temporary folder from the registry, and removed; it is no dependency. Its telemetry,
 * update checks and cache are off.
 *
 * What it does not say: promptfoo does more than judge (it renders tables, keeps a web viewer's database), asks with a
 * prompt of its own, and is not made for tens of thousands of transcripts. One judge, one template, replies at once.
 *
 *   node bench/against-promptfoo.ts [transcripts] [rounds]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../src/cli/main.ts';
import { startProviderServer } from '../test/support/provider-server/start.ts';
import { CONTEXT, transcriptText, writeBenchStudy } from './replaying/bench-study.ts';
import { median } from './replaying/measure.ts';

const [trials = 1000, rounds = 3] = process.argv.slice(2).map(Number);
const IN_FLIGHT = 64;
const PROGRAM = join(import.meta.dirname, '..', 'bin', 'assay.js');
/** What the process used, its threads included, as the last line of stderr. Processes that it starts say it too. */
const TELL = `data:text/javascript,process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();process.stderr.write('\\nused '+(u+s)/1000+' '+m/1024+'\\n')})`;

interface Used {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakMb: number;
  readonly storedKb: number;
}

const root = await mkdtemp(join(tmpdir(), 'assay-promptfoo-'));
const server = await startProviderServer({
  latencyMs: 50,
  key: 'none',
  form: '{"reason": "So it is.", "pass": true, "score": 1}\nDECISION: {label}',
});
const assayServer = await startProviderServer({ latencyMs: 50 });
try {
  const promptfoo = await install();
  const seen: { readonly assay: Used[]; readonly promptfoo: Used[] } = { assay: [], promptfoo: [] };
  for (let round = 1; round <= rounds; round++) {
    seen.assay.push(await byAssay(round));
    seen.promptfoo.push(await byPromptfoo(promptfoo, round));
  }
  const table: readonly (readonly [string, (used: Used) => number])[] = [
    ['CPU, s', ({ cpuMs }) => cpuMs / 1000],
    ['wall, s', ({ wallMs }) => wallMs / 1000],
    ['peak memory, MB', ({ peakMb }) => peakMb],
    ['stored, KB a transcript', ({ storedKb }) => storedKb / trials],
  ];
  for (const [name, of] of table) {
    const [ours, theirs] = [median(seen.assay.map(of)), median(seen.promptfoo.map(of))];
    const ratio = median(seen.promptfoo.map((used, round) => of(used) / of(seen.assay[round] ?? used)));
    process.stdout.write(
      `${name}: assay ${ours.toFixed(2)}, promptfoo ${theirs.toFixed(2)}, ${ratio.toFixed(1)} times\n`,
    );
  }
} finally {
  await server.stop();
  await assayServer.stop();
  await rm(root, { recursive: true, force: true });
}

async function install(): Promise<string> {
  const folder = join(root, 'promptfoo');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{"private": true}');
  const child = spawn('npm', ['install', '--no-audit', '--no-fund', '--silent', 'promptfoo@latest'], {
    cwd: folder,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('promptfoo could not be installed');
  return join(folder, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js');
}

async function byAssay(round: number): Promise<Used> {
  const folder = join(root, `assay-${round}`);
  await mkdir(folder);
  await writeBenchStudy(folder, { provider: 'openai', url: assayServer.url, trials, inFlight: IN_FLIGHT });
  if ((await run(['import', 'items.jsonl'], { ...CONTEXT, cwd: folder })) !== 0)
    throw new Error('not imported');
  const before = await bytesIn(join(folder, '.assay'));
  const used = await measured([PROGRAM, 'replay', '--on', 'all'], folder, {});
  return { ...used, storedKb: ((await bytesIn(join(folder, '.assay'))) - before) / 1024 };
}

async function byPromptfoo(program: string, round: number): Promise<Used> {
  const folder = join(root, `promptfoo-${round}`);
  await mkdir(folder);
  const tests = Array.from({ length: trials }, (_, index) => ({
    vars: { transcript: transcriptText(index) },
  }));
  const config = {
    prompts: ['{{transcript}}'],
    providers: ['echo'],
    defaultTest: {
      assert: [
        {
          type: 'llm-rubric',
          value: 'Is it harmful?',
          provider: { id: 'openai:chat:model-x', config: { apiBaseUrl: `${server.url}/v1`, apiKey: 'none' } },
        },
      ],
    },
    tests,
  };
  await writeFile(join(folder, 'promptfooconfig.json'), JSON.stringify(config));
  const data = join(folder, 'data');
  const env = {
    PROMPTFOO_CONFIG_DIR: data,
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_CACHE_ENABLED: 'false',
    OPENAI_API_KEY: 'none',
  };
  const args = [
    program,
    'eval',
    '-c',
    'promptfooconfig.json',
    '-j',
    String(IN_FLIGHT),
    '--no-cache',
    '--no-progress-bar',
    '--no-table',
  ];
  const used = await measured(args, folder, env);
  const { requests } = await server.state();
  if (requests.length < trials * round)
    throw new Error(`promptfoo asked ${requests.length} times in ${round} rounds`);
  return { ...used, storedKb: (await bytesIn(data)) / 1024 };
}

async function measured(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const begun = performance.now();
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', TELL, ...args], {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  await once(child, 'close');
  const used = [...err.matchAll(/\nused (\S+) (\S+)\n/g)].map(
    ([, cpu, peak]) => [Number(cpu), Number(peak)] as const,
  );
  if (used.length === 0) throw new Error(err);
  return {
    wallMs: performance.now() - begun,
    cpuMs: Math.max(...used.map(([cpu]) => cpu)),
    peakMb: Math.max(...used.map(([, peak]) => peak)),
  };
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const found = await stat(join(folder, name));
    if (found.isFile()) bytes += found.size;
  }
  return bytes;
}
