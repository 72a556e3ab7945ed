import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ImportAccount } from '../../domain/import-account.ts';
import { InputError } from '../../domain/problem.ts';
import type { Source, SourceFormat, Study } from '../../domain/study.ts';
import { stableJson } from '../../text/json.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { StudyOptions } from '../options.ts';
import { openStudy, openWorkplace, storeFile } from '../workplace.ts';
import { accountText } from './account-text.ts';
import { Importer } from './importer.ts';
import { readSource } from './read-source.ts';
import { Rejects } from './rejects.ts';

export interface ImportOptions extends StudyOptions {
  readonly format?: SourceFormat;
  readonly mapping?: string;
  readonly join?: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
}

/** Imports the files named, or everything the study names, and prints the account. Returns the exit code. */
export async function importFiles(
  files: readonly string[],
  columns: readonly string[] | undefined,
  options: ImportOptions,
  context: Context,
): Promise<number> {
  const study = await openStudy(options, context);
  const sources = files.length > 0 ? named(files, columns, options, context.cwd) : sourcesOf(study, columns);
  const rejectsFile = resolve(context.cwd, options.rejects ?? join(study.folder, '.assay', 'rejects.jsonl'));
  await using place = options.dryRun ? await openCopy(study) : await openWorkplace(study);
  const rejects = await Rejects.open(options.dryRun ? undefined : rejectsFile);
  const importer = new Importer({
    study,
    store: place.store,
    rejects,
    addAnnotation: (annotation) => place.gold.add(annotation),
  });
  try {
    for (const source of sources) await importer.take(readSource(source));
  } finally {
    // What was read before a file proved broken is imported, and its labels last.
    if (!options.dryRun) await place.gold.save();
  }
  const written = await rejects.close();
  tell(importer.account, written, study, options, context);
  return isError(importer.account) ? EXIT.inputError : EXIT.ok;
}

/** An ambiguous label has a remedy that only the user knows; an import of nothing is a mistake somewhere. */
function isError({ raters, rows, whole }: ImportAccount): boolean {
  return raters.some((rater) => rater.ambiguous > 0) || (rows > 0 && whole === 0);
}

function named(
  files: readonly string[],
  columns: readonly string[] | undefined,
  options: ImportOptions,
  cwd: string,
): readonly Source[] {
  return files.map((file) => ({
    path: resolve(cwd, file),
    ...(options.format === undefined ? {} : { format: options.format }),
    ...(options.mapping === undefined ? {} : { mapping: resolve(cwd, options.mapping) }),
    ...(columns === undefined ? {} : { join: columns }),
  }));
}

/** Items first, because labels refer to them. */
function sourcesOf(study: Study, columns: readonly string[] | undefined): readonly Source[] {
  const sources = [...study.items, ...study.gold.sources, ...study.verdicts];
  if (sources.length === 0) {
    throw new InputError({
      message: 'there is nothing to import: no files were named, and the study names none',
      remedy: 'name files (assay import logs/*.eval gold.csv), or list them under items, gold and verdicts',
      at: { file: study.file },
    });
  }
  return columns === undefined ? sources : sources.map((source) => ({ ...source, join: columns }));
}

/** A dry run works on a copy of the store, so that its account is that of the real import. */
async function openCopy(study: Study) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-dry-run-'));
  for (const suffix of ['', '-wal']) {
    const file = storeFile(study) + suffix;
    if (existsSync(file)) await copyFile(file, join(folder, `store.sqlite${suffix}`));
  }
  const place = await openWorkplace(study, join(folder, 'store.sqlite'));
  return {
    ...place,
    [Symbol.asyncDispose]: async () => {
      await place[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

function tell(
  account: ImportAccount,
  rejects: string | undefined,
  study: Study,
  options: ImportOptions,
  context: Context,
): void {
  if (options.json) {
    const document = {
      schema: 'assay/import',
      schemaVersion: 1,
      dryRun: options.dryRun === true,
      ...account,
    };
    context.out(stableJson({ ...document, rejectsFile: rejects ?? null }));
    return;
  }
  const head = options.dryRun ? 'dry run: nothing was changed\n' : '';
  context.out(head + accountText(account, rejects, context.width));
  context.err(`next: ${nextCommand(study, account)}\n`);
}

function nextCommand(study: Study, { raters, items }: ImportAccount): string {
  const none = raters.length > 0 && raters.every((rater) => rater.joined === 0);
  if (raters.some((rater) => rater.ambiguous > 0)) return 'assay import ... --join, as the reasons above say';
  if (none) return 'mend what the reasons above name (are the items imported?), then import again';
  if (raters.length === 0 && items.added > 0) return 'assay import <gold labels>';
  return study.judges.length > 0 ? 'assay replay' : 'assay compare';
}
