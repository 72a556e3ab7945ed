import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../domain/canonical-json.ts';
import { type Captures, depthOf, fixedPart, matchPath, type PathPattern } from './path-pattern.ts';

/** A file to read, and what its path caught. */
export interface FoundFile {
  readonly file: string;
  readonly captures: Captures;
}

/** The files below a folder that a pattern fits, sorted by path. Links to folders are not followed. */
export async function findFiles(folder: string, pattern: PathPattern): Promise<readonly FoundFile[]> {
  const fixed = fixedPart(pattern);
  const found: (FoundFile & { readonly path: string })[] = [];
  for await (const path of walk(join(folder, ...fixed), fixed, depthOf(pattern))) {
    const captures = matchPath(pattern, path);
    if (captures) found.push({ file: join(folder, ...path), captures, path: path.join('/') });
  }
  return found.sort((left, right) => compareCodePoints(left.path, right.path));
}

async function* walk(
  folder: string,
  path: readonly string[],
  depth: number,
): AsyncGenerator<readonly string[]> {
  for (const entry of await entriesOf(folder)) {
    const below = [...path, entry.name];
    if (entry.isDirectory()) {
      if (below.length < depth) yield* walk(join(folder, entry.name), below, depth);
    } else if (entry.isFile() || (await isLinkedFile(join(folder, entry.name), entry))) yield below;
  }
}

/** A folder that is not there holds no files; the caller says that nothing was found. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

async function isLinkedFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const target = await stat(path).catch(() => undefined);
  return target?.isFile() === true;
}
