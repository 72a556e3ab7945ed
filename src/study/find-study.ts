import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../domain/problem.ts';

const NAME = 'assay.yaml';

/**
 * The study file that a folder belongs to: the first `assay.yaml` in it or above it. The search ends at the
 * root of the git repository, so that nothing from outside a project is taken for its study.
 *
 * @throws InputError where there is none.
 */
export async function findStudy(folder: string): Promise<string> {
  for (let current = resolve(folder); ; current = dirname(current)) {
    const file = join(current, NAME);
    if (await exists(file)) return file;
    if ((await exists(join(current, '.git'))) || dirname(current) === current) break;
  }
  throw new InputError({
    message: `no ${NAME} in ${resolve(folder)} or above it`,
    remedy: 'run `assay init` to write one, or name yours with --study',
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
