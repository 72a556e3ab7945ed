import type { CandidateContext } from '../context.ts';

/**
 * Whether a label is wrong on an item: 0 or 1; where annotators count one by one, the share of them that differ.
 * Undefined without a label or without gold.
 */
export function errorAt(
  { references }: Pick<CandidateContext, 'references'>,
  item: number,
  label: number,
): number | undefined {
  if (label < 0) return undefined;
  let known = 0;
  let wrong = 0;
  for (const labels of references) {
    const gold = labels[item] as number;
    if (gold < 0) continue;
    known++;
    if (gold !== label) wrong++;
  }
  return known === 0 ? undefined : wrong / known;
}
