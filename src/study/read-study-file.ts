import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../domain/problem.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * The study file's text.
 *
 * @throws InputError where it is not there, no plain file, larger than 1 MiB or not UTF-8.
 */
export async function readStudyFile(file: string): Promise<string> {
  const about = await stat(file).catch(() => undefined);
  if (about === undefined) {
    throw problem(file, 'the study file is not there', 'check the path, or run `assay init` to write one');
  }
  if (!about.isFile()) throw problem(file, 'the study is not a file', 'name the file assay.yaml itself');
  if (about.size > MAX_BYTES) {
    throw problem(file, 'the study file is larger than 1 MiB', 'keep data in files and name them here');
  }
  const bytes = await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, sourceLine } = firstBadLine(bytes);
    throw new InputError({
      message: 'the study file is not UTF-8',
      remedy: 'save it as UTF-8',
      at: { file, line },
      sourceLine,
    });
  }
}

function problem(file: string, message: string, remedy: string): InputError {
  return new InputError({ message, remedy, at: { file } });
}

/** Wrong bytes become U+FFFD when they are replaced; a file that holds the sign itself is found there first. */
function firstBadLine(bytes: Uint8Array): { line: number; sourceLine: string } {
  const lines = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/);
  const index = Math.max(
    0,
    lines.findIndex((text) => text.includes('\ufffd')),
  );
  return { line: index + 1, sourceLine: lines[index] ?? '' };
}
