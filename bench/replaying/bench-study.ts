import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { type NewPlan, planStudy } from '../../src/cli/replaying/plan-study.ts';
import { openStudy, openWorkplace, type Workplace } from '../../src/cli/workplace.ts';
import {
  anthropicJudge,
  itemsSaying,
  openaiJudge,
  replayedStudy,
} from '../../test/support/replayed-study.ts';

export type Provider = 'openai' | 'anthropic';

/** What is replayed: so many items of 2 KB, one judge, one template. */
export interface BenchStudy {
  readonly provider: Provider;
  /** Of the provider's server, without a path. */
  readonly url: string;
  readonly trials: number;
  readonly inFlight: number;
}

export const CONTEXT = {
  cwd: '',
  env: {},
  clock: { now: () => Date.now() },
  out: () => undefined,
  err: () => undefined,
  width: 80,
};

const WORDS = 'Some words of a transcript. '.repeat(70);

/** What the user of a transcript says; no two say the same. */
export function transcriptText(index: number): string {
  return `Item ${index}. ${WORDS}`;
}

/** Makes the study in a folder of its own, uses it, and removes it. */
export async function withBenchStudy<T>(
  study: BenchStudy,
  use: (place: Workplace, planned: NewPlan) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  try {
    await writeBenchStudy(folder, study);
    const own = { ...CONTEXT, cwd: folder };
    if ((await run(['import', 'items.jsonl'], own)) !== 0) throw new Error('the import failed');
    await using place = await openWorkplace(await openStudy({}, own));
    const planned = await planStudy(place, { on: 'all', concurrency: study.inFlight }, own);
    await using _ = planned.plan;
    return await use(place, planned);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Study file, template and `items.jsonl`, as a user would write them. */
export async function writeBenchStudy(folder: string, study: BenchStudy): Promise<void> {
  const { provider, url, inFlight, trials } = study;
  const files = replayedStudy({
    judges: [provider === 'openai' ? openaiJudge(url) : anthropicJudge(url)],
    items: itemsSaying(trials, transcriptText),
    more: `replay: {concurrency: ${inFlight}}\n`,
  });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
