import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BatchStore } from '../domain/batch.ts';
import type { Store } from '../domain/store.ts';
import type { Study } from '../domain/study.ts';
import type { TrialStore } from '../domain/trial-store.ts';
import type { Context } from './context.ts';
import { GoldFiles } from './gold-files.ts';
import type { StudyOptions } from './options.ts';

/** A study with its store and gold files open. */
export interface Workplace extends AsyncDisposable {
  readonly study: Study;
  readonly store: Store & TrialStore & BatchStore;
  readonly gold: GoldFiles;
}

/** Where a study's store stands: beside the study, out of version control. */
export function storeFile(study: Study): string {
  return join(study.folder, '.assay', 'store.sqlite');
}

/** Finds and reads the study: the one named, or the nearest `assay.yaml` in this folder or above. */
export async function openStudy(options: StudyOptions, context: Context): Promise<Study> {
  const { findStudy, loadStudy } = await import('../study/index.ts');
  return loadStudy(options.study ?? (await findStudy(context.cwd)));
}

/** Opens everything a command on a study needs. The store's index of the gold follows the files. */
export async function openWorkplace(study: Study, file = storeFile(study)): Promise<Workplace> {
  const { openStore } = await import('../store/open-store.ts');
  await mkdir(dirname(file), { recursive: true });
  const gold = await GoldFiles.read(study.folder);
  const store = await openStore(file);
  await store.replaceAnnotations(gold.annotations);
  await store.replaceDecisions(gold.decisions);
  return { study, store, gold, [Symbol.asyncDispose]: () => store.close() };
}
