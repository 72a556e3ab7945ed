import type { Comparison } from '../../compare/comparison.ts';
import type { CompareInput } from '../../compare/input.ts';
import { labelSpace } from '../../compare/label-space.ts';
import type { Rule } from '../../compare/rule.ts';
import { rankingRule, rulesOf } from '../../compare/rules.ts';
import type { Interval } from '../../domain/measure.ts';
import { type ClusterCounts, changedAtMost, extremesByMoves, totalCounts } from '../../stats/index.ts';
import type { Difference } from '../contest.ts';
import { type Field, fieldOf } from '../field.ts';
import { figureOf } from '../figure.ts';

/** How the method of such an interval begins. */
export const NONE_CHANGED = 'no verdict changed: exact bound';

/**
 * Differences between two occasions, with an interval also where leaving out clusters gives none because none of the
 * verdicts changed that the figure rests on. So many may yet change as an exact bound allows; what they could make of the
 * figure, were they the worst or the best ones, are the ends.
 *
 * @param differences of the two candidates that `comparison` ranks
 */
export function whereNoneChanged(
  input: CompareInput,
  comparison: Comparison,
  differences: readonly Difference[],
): readonly Difference[] {
  const field = fieldOf(input, comparison);
  // The same, item by item: within a cluster two changes can cancel.
  const single = fieldOf({ ...input, cluster: undefined }, comparison);
  if (field === undefined || single === undefined) return differences;
  const { criterion, settings, deploymentPrevalence } = input;
  const space = labelSpace(criterion, settings.whenNoVerdict === 'own label');
  const rules = [rankingRule(space, deploymentPrevalence), ...rulesOf(space, deploymentPrevalence)];
  return differences.map((difference) => {
    if (difference.interval === undefined || !('none' in difference.interval)) return difference;
    const rule = rules.find(({ id }) => difference.id === `difference:${id}`);
    const interval =
      rule === undefined
        ? undefined
        : exactInterval(rule, single, input.cluster === undefined ? [] : field.ways, settings.level);
    return interval === undefined ? difference : { ...difference, interval };
  });
}

/** @param clustered ways in which items are clustered; none where they are independent */
function exactInterval(
  rule: Rule,
  single: Field,
  clustered: Field['ways'],
  level: number,
): Interval | undefined {
  const figure = figureOf(rule, single);
  const [first, second] = (single.ways[0]?.counts ?? []).map((counts) => figure.used(counts));
  if (first === undefined || second === undefined || !isSame(first, second)) return undefined;
  const tables = totalCounts(first);
  const value = figure.statistic(tables);
  if (value === undefined) return undefined;
  const items = weightsOf(first, single);
  const bounds =
    clustered.length === 0
      ? [{ name: undefined, bound: changedAtMost(items, 'items', level) }]
      : clustered.flatMap(({ name, counts: [own] }) => {
          if (own === undefined) return [];
          return { name, bound: changedAtMost(weightsOf(figure.used(own), single), 'clusters', level) };
        });
  let share = 0;
  for (const { name, bound } of bounds) {
    if (bound.value === undefined) {
      return { none: bounds.length > 1 ? `by ${name}: ${bound.reason}` : bound.reason };
    }
    share = Math.max(share, bound.value);
  }
  const extremes = extremesOf(figure.statistic, tables, single, share * total(items));
  if (extremes === undefined) return undefined;
  const isPlain = clustered.length === 0 && items.every((weight) => weight === items[0]);
  return {
    low: Math.min(0, extremes.low - value),
    high: Math.max(0, extremes.high - value),
    level,
    method: isPlain ? NONE_CHANGED : `${NONE_CHANGED}, effective items`,
  };
}

function isSame(first: ClusterCounts, second: ClusterCounts): boolean {
  return (['cluster', 'index', 'value'] as const).every(
    (part) =>
      first[part].length === second[part].length &&
      first[part].every((value, at) => value === second[part][at]),
  );
}

/** What each cluster (or item) weighs: in the reference that has most of it, as each has the same items or fewer. */
function weightsOf(
  { clusters, cluster, index, value }: ClusterCounts,
  { size, references }: Field,
): Float64Array {
  const each = new Float64Array(clusters * references);
  cluster.forEach((own, at) => {
    const place = own * references + Math.floor((index[at] as number) / size ** 2);
    each[place] = (each[place] as number) + (value[at] as number);
  });
  return Float64Array.from({ length: clusters }, (_, own) =>
    Math.max(...each.subarray(own * references, (own + 1) * references)),
  );
}

/** The mean over references of each one's extremes: what changes the figure by one annotator most is put to each. */
function extremesOf(
  statistic: (tables: Float64Array) => number | undefined,
  tables: Float64Array,
  { size, references }: Field,
  mass: number,
): { readonly low: number; readonly high: number } | undefined {
  const ends: { readonly low: number; readonly high: number }[] = [];
  for (let reference = 0; reference < references; reference++) {
    const at = reference * size ** 2;
    const table = tables.slice(at, at + size ** 2);
    if (total(table) === 0) continue;
    const alone = new Float64Array(tables.length);
    const own = extremesByMoves({
      table,
      size,
      mass,
      statistic(moved) {
        alone.set(moved, at);
        return statistic(alone);
      },
    });
    if (own === undefined) return undefined;
    ends.push(own);
  }
  const mean = (end: 'low' | 'high') => ends.reduce((sum, own) => sum + own[end], 0) / ends.length;
  return { low: mean('low'), high: mean('high') };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
