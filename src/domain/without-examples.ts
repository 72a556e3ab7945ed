import { GOLD_REASONS, type Gold } from './gold.ts';

/**
 * Gold without the items that templates show as examples: judges were told their labels, so they leave
 * comparison for every candidate, also for those that did not see them, and are counted under that reason.
 *
 * @param examples numbers of items.
 */
export function withoutExamples(gold: Gold, examples: Iterable<number>): Gold {
  const shown = [...examples];
  if (shown.length === 0) return gold;
  const references = gold.references.map((reference) => ({ ...reference, labels: reference.labels.slice() }));
  const why = gold.why.slice();
  for (const item of shown) {
    for (const { labels } of references) labels[item] = -1;
    why[item] = GOLD_REASONS.indexOf('shown to judges as an example');
  }
  return { ...gold, references, why };
}
