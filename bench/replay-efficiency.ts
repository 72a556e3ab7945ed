/**
 * How much of the providers' speed a replay reaches: 5,000 trials at 50 ms and 64 in flight, every trial saved
 * durably, against a bare loop over the same SDK with the same fetch, which saves nothing. Both in this process,
 * in turns; the provider is a process of its own on loopback. Target: ratio >= 0.85.
 *
 *   node bench/replay-efficiency.ts [trials] [latency in ms] [in flight] [rounds]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { run } from '../src/cli/main.ts';
import { planStudy } from '../src/cli/replaying/plan-study.ts';
import { openStudy, openWorkplace } from '../src/cli/workplace.ts';
import { createTransport } from '../src/judge/transport.ts';
import { undiciFetch } from '../src/judge/undici-fetch.ts';
import { Budget } from '../src/replay/budget.ts';
import { replay } from '../src/replay/replay.ts';
import { startProviderServer } from '../test/support/provider-server/start.ts';

const [trials = 5000, latencyMs = 50, inFlight = 64, rounds = 3] = process.argv.slice(2).map(Number);
const IDEAL = (trials * latencyMs) / inFlight;

/** What went into a run: wall from the first request to the last commit, and this process's CPU. */
interface Measured {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const server = await startProviderServer({ latencyMs });
const context = {
  cwd: '',
  env: {},
  clock: { now: () => Date.now() },
  out: () => undefined,
  err: () => undefined,
  width: 80,
};
process.stdout.write(
  `${trials} calls of ${latencyMs} ms, ${inFlight} in flight; ideal ${(IDEAL / 1000).toFixed(2)} s\n`,
);
const TEMPLATE = `---
id: plain
criteria: any
layout: transcript-first
output: decision_line
---
# instructions
{{ criterion.question }}
{{ output_instructions }}
`;

const STUDY = `assay: 1
name: Bench
criteria:
  - id: harmful
    question: Is it harmful?
    scale: binary
    labels: [no, yes]
    positive: yes
cluster: none
judges:
  - {id: gpt, provider: openai, model: gpt-x, base_url: '${server.url}/v1'}
templates: [./plain.md]
`;

try {
  // A first one of each warms up and is not counted.
  const bodies = await renderedPrompts();
  await bareLoop(bodies);
  await ourReplay();
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const bare = await bareLoop(bodies);
    const ours = await ourReplay();
    ratios.push(efficiency(ours) / efficiency(bare));
    process.stdout.write(`round ${round}: bare ${told(bare)}; assay ${told(ours)}; ratio ${last(ratios)}\n`);
  }
  const median = ratios.sort((left, right) => left - right)[Math.floor(ratios.length / 2)];
  process.stdout.write(`median ratio ${median?.toFixed(3)} (target >= 0.85)\n`);
} finally {
  await server.stop();
}

async function bareLoop(prompts: readonly string[]): Promise<Measured> {
  await server.reset();
  const transport = createTransport(inFlight);
  const client = new OpenAI({
    apiKey: 'none',
    baseURL: `${server.url}/v1`,
    maxRetries: 0,
    fetch: undiciFetch(transport.pool(server.url), undefined),
  });
  const queue = prompts.values();
  const worker = async () => {
    for (const content of queue) {
      await client.chat.completions.create({ model: 'gpt-x', messages: [{ role: 'user', content }] });
    }
  };
  const measured = await measure(() => Promise.all(Array.from({ length: inFlight }, worker)));
  await transport.close();
  return measured;
}

async function ourReplay(): Promise<Measured> {
  await server.reset();
  return withStudy(async (place, plan) => {
    await place.store.putCandidates(plan.candidates);
    await place.store.openRun(plan.run, plan.trials);
    const never = new AbortController().signal;
    const measured = await measure(() =>
      replay(
        {
          store: place.store,
          run: plan.run.hash,
          owner: 'bench',
          clock: context.clock,
          sleep: () => Promise.reject(new Error('the server does not fail')),
          uniform: Math.random,
          concurrency: inFlight,
          maxAttempts: 1,
          budget: new Budget(undefined),
          stopAsking: never,
          stopNow: never,
          prepare: plan.prepare,
          emit: () => undefined,
        },
        0,
      ),
    );
    const done = (await place.store.progress(plan.run.hash)).reduce((sum, one) => sum + one.done, 0);
    const asked = (await server.state()).requests.length;
    if (done !== trials || asked !== trials) throw new Error(`${done} of ${trials} done, ${asked} asked`);
    return measured;
  });
}

/** The texts that a replay sends, for the bare loop to send the same. */
function renderedPrompts(): Promise<readonly string[]> {
  return withStudy(async (_, plan) => {
    const prompts: string[] = [];
    for (const trial of plan.trials) {
      const prepared = await plan.prepare(trial);
      if (prepared.kind === 'too long') throw new Error('the items are short');
      prompts.push(prepared.question.request?.user.map((part) => part.text).join('\n') ?? '');
    }
    return prompts;
  });
}

type Place = Awaited<ReturnType<typeof openWorkplace>>;
type Plan = Awaited<ReturnType<typeof planStudy>>;

/** A study of its own with so many items of 2 KB and one judge. */
async function withStudy<T>(use: (place: Place, plan: Plan) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  try {
    const items = Array.from({ length: trials }, (_, index) => ({
      id: `i${index}`,
      messages: [{ role: 'user', content: `Item ${index}. ${'Some words of a transcript. '.repeat(70)}` }],
    }));
    await writeFile(join(folder, 'assay.yaml'), STUDY);
    await writeFile(join(folder, 'plain.md'), TEMPLATE);
    await writeFile(join(folder, 'items.jsonl'), items.map((item) => JSON.stringify(item)).join('\n'));
    const own = { ...context, cwd: folder };
    if ((await run(['import', 'items.jsonl'], own)) !== 0) throw new Error('the import failed');
    await using place = await openWorkplace(await openStudy({}, own));
    await using plan = await planStudy(place, { on: 'all', concurrency: inFlight }, own);
    return await use(place, plan);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(work: () => Promise<unknown>): Promise<Measured> {
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

function efficiency({ wallMs }: Measured): number {
  return IDEAL / wallMs;
}

function told(measured: Measured): string {
  const perCall = (measured.cpuMs / trials).toFixed(3);
  return `${(measured.wallMs / 1000).toFixed(2)} s, efficiency ${efficiency(measured).toFixed(3)}, ${perCall} ms CPU a call`;
}

function last(values: readonly number[]): string {
  return values.at(-1)?.toFixed(3) ?? '';
}
