import type { Template } from './template.ts';

/**
 * Keys of a template's examples that are also compared. A judge that is shown an item's gold label knows the
 * answer, so examples leave comparison for all candidates, not only for those that see them.
 *
 * @example exampleLeaks({ examples: ['k1', 'k2'] }, new Set(['k2', 'k3'])) // ['k2']
 */
export function exampleLeaks(
  template: Pick<Template, 'examples'>,
  comparedItems: ReadonlySet<string>,
): readonly string[] {
  return template.examples.filter((key) => comparedItems.has(key));
}
