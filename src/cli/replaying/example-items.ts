import type { ItemColumns } from '../../domain/columns.ts';
import type { Study } from '../../domain/study.ts';

/** Numbers of the items that the study's templates show as examples. */
export async function exampleItems(study: Study, items: ItemColumns): Promise<readonly number[]> {
  if (study.templates.length === 0) return [];
  const { loadTemplates } = await import('./load-templates.ts');
  const keys = new Set((await loadTemplates(study)).flatMap((template) => template.examples));
  return items.keys.flatMap((key, index) => (keys.has(key) ? [index] : []));
}
