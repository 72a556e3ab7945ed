import { type FileHandle, open } from 'node:fs/promises';
import { InputError } from '../../domain/problem.ts';

const REMEDIES: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOENT: ['does not exist', 'check the spelling, and the folder it starts from'],
  ENOTDIR: ['does not exist', 'check the path: a part of it is a file, not a folder'],
  EACCES: ['may not be read', 'give yourself the right to read it'],
  EPERM: ['may not be read', 'give yourself the right to read it'],
  EISDIR: ['is a folder, not a file', 'name the files in it, for example with /*'],
};

/**
 * Opens a file the user named, for reading. The caller closes it.
 *
 * @throws InputError where it is absent, a folder or not readable; a failing disk is thrown as it is.
 */
export async function openSource(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    if (!(await handle.stat()).isDirectory()) return handle;
    await handle.close();
    throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const [what, remedy] = REMEDIES[code] ?? [];
    if (what === undefined || remedy === undefined) throw error;
    throw new InputError({ message: `${path} ${what}`, remedy, at: { file: path } });
  }
}
