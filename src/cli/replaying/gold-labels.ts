import type { ItemColumns } from '../../domain/columns.ts';
import type { Reference } from '../../domain/gold.ts';
import { resolveGold } from '../../domain/resolve-gold.ts';
import type { GoldLabels } from '../../judge/context.ts';
import type { Workplace } from '../workplace.ts';

/**
 * Gold as baselines, simulated judges and templates' examples are handed it: by the study's policy. Where there
 * is no consensus, an item has the label that all its annotators gave, or none.
 */
export async function goldLabels(
  { study, store }: Workplace,
  items: ItemColumns,
  leftOut: ReadonlySet<string>,
): Promise<GoldLabels> {
  const labels = new Map<string, ReadonlyMap<string, string>>();
  for (const criterion of study.criteria) {
    if (criterion.derived !== undefined) continue;
    const annotations = await store.loadAnnotations(criterion, items);
    const { references } = resolveGold({ policy: study.gold.policy, items: items.count, annotations });
    const byItem = new Map<string, string>();
    for (const [index, key] of items.keys.entries()) {
      const label = criterion.labels[agreed(references, index)];
      if (label !== undefined && !leftOut.has(key)) byItem.set(key, label.id);
    }
    labels.set(criterion.id, byItem);
  }
  return labels;
}

function agreed(references: readonly Reference[], item: number): number {
  const given = references.map(({ labels }) => labels[item] ?? -1).filter((label) => label >= 0);
  return given.every((label) => label === given[0]) ? (given[0] ?? -1) : -1;
}
