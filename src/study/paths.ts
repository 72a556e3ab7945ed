import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Findings, Path } from './findings.ts';

/** A segment that stands for many names: `*`, `?`, `[ab]`, `{judge}`. */
const PATTERN = /[*?[\]{}]/;

/**
 * The absolute path that a text names, from the study's folder. The file must be there; of a pattern the
 * folder before its first special sign. Where it is not, that is noted.
 *
 * @param mayBeFolder a mapping's own paths start from a folder.
 */
export async function readPath(
  text: string,
  folder: string,
  path: Path,
  findings: Findings,
  mayBeFolder = false,
): Promise<string> {
  const absolute = resolve(folder, text);
  const segments = text.split('/');
  const firstPattern = segments.findIndex((segment) => PATTERN.test(segment));
  if (firstPattern >= 0) {
    const base = segments.slice(0, firstPattern).join('/');
    const about = await stat(resolve(folder, text.startsWith('/') ? `/${base}` : base)).catch(
      () => undefined,
    );
    if (about?.isDirectory() !== true) findings.add(path, `there is no folder ${base}`, REMEDY);
    return absolute;
  }
  const about = await stat(absolute).catch(() => undefined);
  if (about === undefined) findings.add(path, `there is no file ${text}`, REMEDY);
  else if (about.isDirectory() && !mayBeFolder) {
    const files = `${text.replace(/\/+$/, '')}/*`;
    findings.add(
      path,
      `${text} is a folder`,
      `name its files (${files}), or a mapping that reads the folder`,
    );
  }
  return absolute;
}

const REMEDY = 'check the spelling; paths count from the study’s folder';
