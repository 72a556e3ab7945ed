import type { Comparison } from '../../compare/comparison.ts';
import type { CompareInput } from '../../compare/input.ts';
import { labelSpace } from '../../compare/label-space.ts';
import type { Rule } from '../../compare/rule.ts';
import { rankingRule, rulesOf } from '../../compare/rules.ts';
import type { Interval } from '../../domain/measure.ts';
import {
  defined,
  itemsBehindChanges,
  MINIMUM_CLUSTERS,
  none,
  type Statistic,
  stream,
  totalCounts,
} from '../../stats/index.ts';
import type { Difference } from '../contest.ts';
import { type Field, fieldOf } from '../field.ts';
import { figureOf } from '../figure.ts';
import { type Changes, clusterChanges, itemChanges, total } from './changes.ts';
import { exactWhereNone } from './exact-where-none.ts';
import { jeffreysWhereFew } from './jeffreys-where-few.ts';

/**
 * Differences between two occasions, with an interval that can be trusted also where none or few of the verdicts changed
 * that the figure rests on: what varies between fewer than 8 items, or clusters, tells too little; where that is the wider one it is
 * kept. Items count for what they are worth.
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
    const found = intervalOf(rule, single, clustered, input);
    return found === undefined ? difference : { ...difference, interval: wider(difference.interval, found) };
  });
}

function wider(varying: Interval, found: Interval): Interval {
  if ('none' in varying || 'none' in found) return 'none' in varying ? found : varying;
  if (varying.low <= found.low && varying.high >= found.high) return varying;
  return { ...found, low: Math.min(varying.low, found.low), high: Math.max(varying.high, found.high) };
}

/**
 * `undefined` where enough changed.
 *
 * @param clustered ways in which items are clustered; none where they are independent
 */
function intervalOf(
  rule: Rule,
  single: Field,
  clustered: Field['ways'],
  { criterion, settings, readings }: CompareInput,
): Interval | undefined {
  const { level, seed } = settings;
  const figure = figureOf(rule, single);
  const [first, second] = (single.ways[0]?.counts ?? []).map((counts) => figure.used(counts));
  if (first === undefined || second === undefined) return undefined;
  const items = itemChanges(first, second, single);
  if (isMany(items) && clustered.every((way) => isMany(clusterChanges(items, way)))) return undefined;
  const number = itemsBehind(items, clustered, level);
  if (number.value === undefined) return { none: number.reason };
  const weight = total(items.weights);
  const found =
    total(items.changed) === 0
      ? exactWhereNone(figure.statistic, totalCounts(first), single, { weight, items: number.value, level })
      : jeffreysWhereFew(figure.statistic, [first, second], single, number.value / weight, {
          random: stream(
            seed,
            'few changed',
            criterion.id,
            rule.id,
            ...readings.candidates.map(({ hash }) => hash),
          ),
          level,
        });
  const isPlain = clustered.length === 0 && new Set(items.weights.filter((own) => own > 0)).size === 1;
  if (found === undefined || 'none' in found || isPlain) return found;
  return { ...found, method: `${found.method}, effective items` };
}

function isMany({ changed }: Changes): boolean {
  return changed.filter((own) => own > 0).length >= MINIMUM_CLUSTERS;
}

/** How many independent items they are worth; of ways that cross the one counts by which they are worth least. */
function itemsBehind(items: Changes, clustered: Field['ways'], level: number): Statistic {
  if (clustered.length === 0) return itemsBehindChanges({ of: 'items', ...items, level });
  const kish = total(items.weights) ** 2 / total(items.weights.map((weight) => weight ** 2));
  let least = Number.POSITIVE_INFINITY;
  for (const way of clustered) {
    const own = itemsBehindChanges({ of: 'clusters', ...clusterChanges(items, way), items: kish, level });
    if (own.value === undefined) return clustered.length > 1 ? none(`by ${way.name}: ${own.reason}`) : own;
    least = Math.min(least, own.value);
  }
  return defined(least);
}
