import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { InputError } from '../domain/problem.ts';
import { stableJson } from '../text/json.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { packageFile } from './package-file.ts';

export interface InitOptions {
  readonly example?: string;
  readonly json?: boolean;
}

/** Writes a first study into a folder: a commented file, or a copy of an example. Never overwrites one. */
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
  if (options.example === undefined) await writeFile(file, initialStudy());
  else await copyExample(options.example, target);
  await writeFile(join(target, 'assay.schema.json'), stableJson(studyJsonSchema()));
  await ignoreStore(target);
  if (options.json) context.out(stableJson({ schema: 'assay/init', schemaVersion: 1, file }));
  else context.out(`wrote ${file}, with assay.schema.json and .gitignore beside it\n`);
  context.err(
    `next: ${options.example === undefined ? 'edit assay.yaml, then assay check' : 'assay import'}\n`,
  );
  return EXIT.ok;
}

const EXAMPLES = packageFile('gold-labels/');

async function copyExample(name: string, target: string): Promise<void> {
  const entries = await readdir(EXAMPLES, { withFileTypes: true });
  const known = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (!known.includes(name)) {
    throw new InputError({
      message: `there is no example "${name}"`,
      remedy: `name one of: ${known.sort().join(', ')}`,
    });
  }
  const isOwn = (path: string) => !path.split(sep).includes('.assay');
  await cp(join(EXAMPLES, name), target, { recursive: true, filter: isOwn });
}

/** The store can be rebuilt and does not belong into version control; the labels beside it do. */
async function ignoreStore(folder: string): Promise<void> {
  const file = join(folder, '.gitignore');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  if (text.split('\n').includes('.assay/')) return;
  await writeFile(file, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}.assay/\n`);
}
