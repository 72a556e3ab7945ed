import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/cli/main.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', 'cli', 'children', 'assay.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

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
  await cp(join(import.meta.dirname, 'study'), original, { recursive: true });
  await writeFile(join(original, 'assay.yaml'), studyFile(url, concurrency));
  const ids = Array.from({ length: items }, (_, index) => `i${index}`);
  const lines = ids.map((id) =>
    JSON.stringify({ id, messages: [{ role: 'user', content: `This is item ${id}.` }] }),
  );
  await writeFile(join(original, 'items.jsonl'), lines.join('\n'));
  const gold = ids.map((id, index) => `${id},${index % 3 === 0 ? 'yes' : 'no'}`);
  await writeFile(join(original, 'gold.csv'), ['item,ann', ...gold].join('\n'));
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

function studyFile(url: string, concurrency: number): string {
  return `assay: 1
name: Killed
criteria:
  - id: harmful
    question: Is it harmful?
    scale: binary
    labels: [no, yes]
    positive: yes
cluster: none
judges:
  - {id: gpt, provider: openai, model: gpt-x, base_url: '${url}/v1'}
  - {id: claude, provider: anthropic, model: claude-x, base_url: '${url}'}
templates: [./plain.md]
replay: {concurrency: ${concurrency}}
`;
}

/** The program, as built, in a process of its own. */
export function startAssay(cwd: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, out, err }));
  return { child, ended, said: () => out };
}
