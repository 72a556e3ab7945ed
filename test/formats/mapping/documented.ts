import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The files that a page of docs shows, and for some of them what reading them gives. */
export interface Documented {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly results: readonly { readonly of: string; readonly text: string }[];
}

const BLOCK = /^```(\w+) (\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/** Reads the fenced blocks that have a name behind their language: "csv long.csv", "text result long.csv". */
export function documented(page: string): Documented {
  const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', page), 'utf8');
  const blocks = [...text.matchAll(BLOCK)].map(([, , first = '', second, content = '']) => ({
    first,
    second,
    content,
  }));
  return {
    files: blocks
      .filter(({ second }) => second === undefined)
      .map(({ first, content }) => ({ name: first, text: content })),
    results: blocks.flatMap(({ second, content }) =>
      second === undefined ? [] : [{ of: second, text: content.trimEnd() }],
    ),
  };
}

/** Writes files into a new folder and returns it. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-test-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
