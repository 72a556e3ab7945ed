import { stat } from 'node:fs/promises';
import { dirname, join, parse, sep } from 'node:path';
import { InputError } from '../../../domain/problem.ts';
import { type FoundFile, findFiles } from '../find-files.ts';
import type { Mapping } from '../mapping.ts';
import { fixedPart, matchPath, type PathPattern, parsePattern } from '../path-pattern.ts';
import type { TableSpec } from '../schema/table.ts';

/** What was given at import: a folder that `files` are found in, or the file or files a lone source reads. */
export type Root =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'files'; readonly folder: string; readonly files: readonly FoundFile[] };

/**
 * Looks at what was given at import. A folder; a file; or a pattern with stars and captures, whose files a
 * mapping's only source reads.
 *
 * @throws InputError where nothing is there.
 */
export async function findRoot(path: string): Promise<Root> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return { kind: 'folder', folder: path };
  if (found) return { kind: 'files', folder: dirname(path), files: [{ file: path, captures: {} }] };
  const { root } = parse(path);
  const pattern = parsePattern(path.slice(root.length).split(sep).join('/'));
  if (typeof pattern !== 'string' && pattern.segments.some(({ kind }) => kind !== 'plain')) {
    const files = await findFiles(root, pattern);
    if (files.length > 0) return { kind: 'files', folder: join(root, ...fixedPart(pattern)), files };
  }
  throw new InputError({
    message: `${path} does not exist`,
    remedy: 'give the folder that the paths in the mapping start from, or the file to read',
    at: { file: path },
  });
}

/**
 * The files that a source or lookup reads, with what their paths caught.
 *
 * @param at where the table stands in the mapping.
 * @throws InputError where there are none, or where one file cannot be for several sources.
 */
export async function tableFiles(
  table: TableSpec,
  at: readonly PropertyKey[],
  root: Root,
  mapping: Mapping,
): Promise<readonly FoundFile[]> {
  const isSource = at[0] === 'sources';
  const parsed = table.files === undefined ? undefined : parsePattern(table.files);
  const pattern = typeof parsed === 'string' ? undefined : parsed;
  if (root.kind === 'files' && isSource) {
    if (mapping.spec.sources.length > 1) {
      throw problem(
        mapping,
        ['sources'],
        'the mapping has several sources, but one file was given',
        'give the folder that the paths in the mapping start from',
      );
    }
    return root.files.map(({ file, captures }) => ({
      file,
      captures: { ...captures, ...(pattern ? caughtAtEnd(pattern, file) : {}) },
    }));
  }
  if (pattern === undefined) {
    throw problem(
      mapping,
      at,
      `a folder was given (${root.folder}), but the source has no \`files\``,
      'add `files`, or give a file at import',
    );
  }
  const files = await findFiles(root.folder, pattern);
  if (files.length > 0) return files;
  throw problem(
    mapping,
    [...at, 'files'],
    `no file below ${root.folder} fits ${table.files}`,
    'check the spelling and the folder given at import',
  );
}

/** What the end of a path caught, as the pattern would have below some folder. */
function caughtAtEnd(pattern: PathPattern, file: string) {
  const names = file.split(sep);
  for (let from = 0; from < names.length; from++) {
    const captures = matchPath(pattern, names.slice(from));
    if (captures) return captures;
  }
  return {};
}

function problem(
  mapping: Mapping,
  path: readonly PropertyKey[],
  message: string,
  remedy: string,
): InputError {
  const { position, sourceLine } = mapping.at(path);
  return new InputError({ message, remedy, at: position, sourceLine });
}
