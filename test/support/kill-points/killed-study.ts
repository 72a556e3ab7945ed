import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/cli/main.ts';
import { anthropicJudge, itemsSaying, openaiJudge, replayedStudy } from '../replayed-study.ts';

/** A study with its items and labels, imported once, of which every sabotaged replay gets a copy. */
export interface KilledStudy extends AsyncDisposable {
  readonly items: number;
  readonly concurrency: number;
  /** A copy's folder, with the store in it. */
  copy(): Promise<string>;
}

/** @param url of the provider's server, without a path. */
export async function killedStudy(url: string, items: number, concurrency: number): Promise<KilledStudy> {
  const root = await mkdtemp(join(tmpdir(), 'assay-killed-'));
  const original = join(root, 'original');
  await mkdir(original);
  const files = replayedStudy({
    judges: [openaiJudge(url), anthropicJudge(url)],
    items: itemsSaying(items),
    more: `replay: {concurrency: ${concurrency}}\n`,
  });
  for (const [name, text] of Object.entries(files)) await writeFile(join(original, name), text);
  const said: string[] = [];
  const code = await run(['import', 'items.jsonl', 'gold.csv'], {
    cwd: original,
    env: {},
    clock: { now: () => Date.now() },
    out: () => undefined,
    err: (text) => void said.push(text),
    width: 80,
  });
  if (code !== 0) throw new Error(said.join(''));
  let copies = 0;
  return {
    items,
    concurrency,
    async copy() {
      const folder = join(root, `copy-${copies++}`);
      await cp(original, folder, { recursive: true });
      return folder;
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
