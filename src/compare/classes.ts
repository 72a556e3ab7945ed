import type { LabelSpace } from './label-space.ts';
import type { GoldClass } from './rule.ts';

/** The positive class and the rest: what a binary figure cannot do without. */
export function positiveAndRest(isPositive: (label: number) => boolean, name: string): readonly GoldClass[] {
  return [
    { name: `gold "${name}"`, has: isPositive },
    { name: `gold other than "${name}"`, has: (label) => !isPositive(label) },
  ];
}

/** For a table of many labels: gold's most common label, and all others together. Ties: the first. */
export function commonestAndRest(space: LabelSpace, goldCounts: Float64Array): readonly GoldClass[] {
  let common = 0;
  for (let label = 1; label < space.gold; label++) {
    if ((goldCounts[label] ?? 0) > (goldCounts[common] ?? 0)) common = label;
  }
  return positiveAndRest((label) => label === common, space.names[common] ?? '');
}
