import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { ReplaySummary } from '../../src/replay/events.ts';
import { replayedStudy, type StudyDraft } from '../support/replayed-study.ts';
import { startAssay, startProgram } from '../support/start-assay.ts';

const CRASHING = join(import.meta.dirname, 'children', 'assay-crash.ts');

/** A folder with a study whose items and labels are imported, and more files; gone after the test. */
export async function replayStudy(draft: StudyDraft & { readonly files?: Readonly<Record<string, string>> }) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-replay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  for (const [name, text] of Object.entries({ ...replayedStudy(draft), ...draft.files }))
    await write(name, text);
  const assay = (...args: string[]) => assayIn(folder, args, {});
  const imported = await assay('import', 'items.jsonl', 'gold.csv');
  if (imported.code !== 0) throw new Error(imported.err);
  return {
    folder,
    store: join(folder, '.assay', 'store.sqlite'),
    write,
    read: (name: string) => readFile(join(folder, name), 'utf8'),
    assay,
    assayWith: (env: Readonly<Record<string, string>>, ...args: string[]) => assayIn(folder, args, env),
    start: (env: Readonly<Record<string, string>>, ...args: string[]) => startAssay(folder, env, ...args),
    crash: (env: Readonly<Record<string, string>>, ...args: string[]) =>
      startProgram(CRASHING, folder, env, args).ended,
  };
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function assayIn(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    cwd,
    env,
    clock: { now: () => Date.now() },
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    width: 100,
  });
  return { code, out: out.join(''), err: err.join('') };
}

export interface ReplayDocument {
  readonly run: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly done: number;
    readonly planned: number;
    readonly outcomes: Readonly<Record<string, number>>;
  }[];
  readonly summary: ReplaySummary;
}

/** The last line of `assay replay --json`. */
export function documentOf({ out, err }: Said): ReplayDocument {
  const last = out.trim().split('\n').at(-1) ?? '';
  if (last === '') throw new Error(err);
  return JSON.parse(last);
}
