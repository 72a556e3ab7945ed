import type { Comparison } from '../../compare/comparison.ts';
import type { CompareInput } from '../../compare/input.ts';
import { labelSpace } from '../../compare/label-space.ts';
import type { Rule } from '../../compare/rule.ts';
import { rankingRule, rulesOf } from '../../compare/rules.ts';
import type { Interval } from '../../domain/measure.ts';
import { changedAtMost, extremesByMoves, MINIMUM_CLUSTERS, totalCounts } from '../../stats/index.ts';
import type { Difference } from '../contest.ts';
import { type Field, fieldOf } from '../field.ts';
import { figureOf } from '../figure.ts';
import { clusterChanges, itemChanges } from './changes.ts';

/** How the method of such an interval begins, where none changed. */
export const NONE_CHANGED = 'no verdict changed: exact bound';
const FEW_CHANGED = 'few verdicts changed: exact bound';

/**
 * Differences between two occasions, with an interval that can be trusted also where none or few of the verdicts changed
 * that the figure rests on: what varies between so few items or clusters tells too little. So many may change as an exact
 * bound allows; what the others of these could make of the figure, were they the worst or the best ones, are the ends. An
 * interval from what varies is kept where it is the wider one.
 *
 * @param differences of the two candidates that `comparison` ranks
 */
export function whereFewChanged(
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
    const rule = rules.find(({ id }) => difference.id === `difference:${id}`);
    if (rule === undefined || difference.interval === undefined) return difference;
    const clustered = input.cluster === undefined ? [] : field.ways;
    const exact = exactInterval(rule, single, clustered, settings.level);
    return exact === undefined ? difference : { ...difference, interval: wider(difference.interval, exact) };
  });
}

function wider(varying: Interval, exact: Interval): Interval {
  if ('none' in varying || 'none' in exact) return 'none' in varying ? exact : varying;
  if (varying.low <= exact.low && varying.high >= exact.high) return varying;
  return { ...exact, low: Math.min(varying.low, exact.low), high: Math.max(varying.high, exact.high) };
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
  if (first === undefined || second === undefined) return undefined;
  const tables = totalCounts(second);
  const [before, after] = [figure.statistic(totalCounts(first)), figure.statistic(tables)];
  if (before === undefined || after === undefined) return undefined;
  const items = itemChanges(first, second, single);
  const number = total(items.weights) ** 2 / total(items.weights.map((weight) => weight ** 2));
  const ways =
    clustered.length === 0
      ? [{ name: undefined, units: { of: 'items', ...items } as const }]
      : clustered.map(({ name, cluster, clusters }) => {
          const own = clusterChanges(items, cluster, clusters);
          return { name, units: { of: 'clusters', ...own, items: number } as const };
        });
  if (ways.every(({ units }) => units.changed.filter((own) => own > 0).length >= MINIMUM_CLUSTERS)) {
    return undefined;
  }
  let share = 0;
  for (const { name, units } of ways) {
    const bound = changedAtMost({ ...units, level });
    if (bound.value === undefined) {
      return { none: ways.length > 1 ? `by ${name}: ${bound.reason}` : bound.reason };
    }
    share = Math.max(share, bound.value);
  }
  const changed = total(items.changed);
  const more = Math.max(0, share * total(items.weights) - changed);
  const extremes = extremesOf(figure.statistic, tables, single, more);
  if (extremes === undefined) return undefined;
  const isPlain = clustered.length === 0 && new Set(items.weights.filter((weight) => weight > 0)).size === 1;
  const method = changed === 0 ? NONE_CHANGED : FEW_CHANGED;
  return {
    low: Math.min(after, extremes.low) - before,
    high: Math.max(after, extremes.high) - before,
    level,
    method: isPlain ? method : `${method}, effective items`,
  };
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
