import { join } from 'node:path';
import type { ImportedRow } from '../../../src/domain/imported.ts';
import { type MappingOptions, readMapping, readWithMapping } from '../../../src/formats/mapping/index.ts';
import { folderOf } from './documented.ts';

/** Reads files (name -> text) through a mapping; `root` is below their folder. */
export async function readThrough(
  yaml: string,
  files: Readonly<Record<string, string>>,
  { root = '.', ...options }: MappingOptions & { readonly root?: string } = {},
): Promise<readonly ImportedRow[]> {
  const folder = await folderOf({ ...files, 'm.yaml': yaml });
  const mapping = await readMapping(join(folder, 'm.yaml'));
  return Array.fromAsync(readWithMapping(mapping, join(folder, root), options));
}
