import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../domain/problem.ts';
import { stableJson } from '../text/json.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';

export interface InitOptions {
  readonly json?: boolean;
}

/** Writes the first study file into a folder. Never overwrites one. */
export async function initialise(folder: string, options: InitOptions, context: Context): Promise<number> {
  const { initialStudy, studyJsonSchema } = await import('../study/index.ts');
  const target = resolve(context.cwd, folder);
  const file = join(target, 'assay.yaml');
  if (existsSync(file)) {
    throw new InputError({
      message: 'there is a study here already',
      remedy: 'edit it, or name another folder: assay init <folder>',
      at: { file },
    });
  }
  await mkdir(target, { recursive: true });
  await writeFile(file, initialStudy());
  await writeFile(join(target, 'assay.schema.json'), stableJson(studyJsonSchema()));
  await ignoreStore(target);
  if (options.json) context.out(stableJson({ schema: 'assay/init', schemaVersion: 1, file }));
  else context.out(`wrote ${file}\n`);
  context.err('next: edit assay.yaml, then assay check\n');
  return EXIT.ok;
}

/** The store can be rebuilt and does not belong into version control; the labels beside it do. */
async function ignoreStore(folder: string): Promise<void> {
  const file = join(folder, '.gitignore');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  if (text.split('\n').includes('.assay/')) return;
  await writeFile(file, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}.assay/\n`);
}
