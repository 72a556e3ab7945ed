import type { Comparison } from '../../compare/comparison.ts';
import { devReferences } from '../../compare/selection.ts';
import { canBeChosen } from '../../domain/candidate.ts';
import type { ReadingColumns } from '../../domain/columns.ts';
import type { Reference } from '../../domain/gold.ts';
import { withoutExamples } from '../../domain/without-examples.ts';
import {
  type DisagreedItem,
  type Disagreements,
  SHOWN_DISAGREEMENTS,
} from '../../report/html/disagreement.ts';
import { exampleItems } from '../replaying/example-items.ts';
import type { Workplace } from '../workplace.ts';
import { disagreedItem } from './disagreed-item.ts';
import { type GoldChoice, goldOf } from './gold-in-use.ts';
import { loadColumns } from './load-columns.ts';

/**
 * The items that candidates and gold disagree about under each criterion compared: those with most such candidates
 * first, then by key. Only those that a report shows are read with their transcripts. Simulated judges, which are
 * handed the gold, and baselines, which read no transcript, take no part.
 */
export async function gatherDisagreements(
  place: Workplace,
  comparisons: readonly Comparison[],
  choice: GoldChoice | undefined,
): Promise<readonly Disagreements[]> {
  const { study, store } = place;
  const items = await store.loadItems();
  const examples = await exampleItems(study, items);
  const found: Disagreements[] = [];
  for (const criterion of study.criteria) {
    if (!comparisons.some((comparison) => comparison.criterion.id === criterion.id)) continue;
    const { readings, annotations } = await loadColumns(place, criterion, items);
    const gold = withoutExamples(goldOf(place, criterion, items, annotations, choice), examples);
    const references = devReferences(gold, items);
    const disagreed = disagreedItems(readings, references, items.count);
    const numbers = disagreed.slice(0, SHOWN_DISAGREEMENTS);
    const rows = rowsOf(readings, numbers);
    const shown: DisagreedItem[] = [];
    for (const number of numbers) {
      const item = { number, key: items.keys[number] ?? '' };
      shown.push(await disagreedItem(store, criterion, references, readings, rows.get(number) ?? [], item));
    }
    found.push({ criterion: criterion.id, total: disagreed.length, items: shown });
  }
  return found;
}

/** Numbers of the items where a verdict differs from a gold label, most candidates first. */
function disagreedItems(
  readings: ReadingColumns,
  references: readonly Reference[],
  items: number,
): readonly number[] {
  const isCounted = new Set<number>();
  const candidates = new Int32Array(items);
  for (let row = 0; row < readings.rows; row++) {
    const item = readings.item[row] ?? -1;
    const candidate = readings.candidate[row] ?? -1;
    const label = readings.label[row] ?? -1;
    if (label < 0 || !isShown(readings, row)) continue;
    const differs = references.some(({ labels }) => {
      const gold = labels[item] ?? -1;
      return gold >= 0 && gold !== label;
    });
    const pair = item * readings.candidates.length + candidate;
    if (!differs || isCounted.has(pair)) continue;
    isCounted.add(pair);
    candidates[item] = (candidates[item] ?? 0) + 1;
  }
  // Items are numbered in the order of their keys, so the number settles what is left.
  return [...candidates.keys()]
    .filter((item) => (candidates[item] ?? 0) > 0)
    .sort((left, right) => (candidates[right] ?? 0) - (candidates[left] ?? 0) || left - right);
}

/** Whether a report shows the reading: that of a candidate that could be chosen, and no drift check. */
function isShown(readings: ReadingColumns, row: number): boolean {
  const candidate = readings.candidates[readings.candidate[row] ?? -1];
  if (candidate === undefined || !canBeChosen(candidate)) return false;
  return readings.occasion[row] === 1;
}

/** The rows of these items, in one pass. */
function rowsOf(readings: ReadingColumns, items: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>(items.map((item) => [item, []]));
  for (let row = 0; row < readings.rows; row++) {
    if (isShown(readings, row)) rows.get(readings.item[row] ?? -1)?.push(row);
  }
  return rows;
}
