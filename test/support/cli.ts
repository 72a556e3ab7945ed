import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/main.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of the test's own with the given files, and assay to be run in it; removed after the test. */
export async function folderWith(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = async (more: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(more)) await writeFile(join(folder, name), text);
  };
  await write(files);
  return { folder, write, assay: (...args: string[]) => assay(folder, args) };
}

/** Runs one command line in a folder, with a fixed clock and no environment. */
async function assay(cwd: string, args: readonly string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    cwd,
    env: {},
    clock: { now: () => Date.UTC(2026, 0, 2, 3, 4, 5) },
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    width: 80,
  });
  return { code, out: out.join(''), err: err.join('') };
}
