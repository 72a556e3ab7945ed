import { MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { itemsWorth } from '../intervals/items-worth.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/** Items that are independent, or clusters of them. */
export interface ChangedUnits {
  readonly of: 'items' | 'clusters';
  /** Of every unit; of a cluster what its items weigh together. */
  readonly weights: Float64Array;
  /** How much of each one's weight changed. */
  readonly changed: Float64Array;
  /** Of clusters: the items in them, those that weigh more counted as Kish does (sum² / sum of squares). */
  readonly items?: number;
  /** 0.95 unless given. */
  readonly level?: number;
}

/**
 * How many independent items tell as much about the share of changed verdicts as these do. Where items weigh differently,
 * (sum of weights)² / sum of squared weights; where they share clusters, less by the design effect of what changed and by
 * what Student's t takes (`itemsWorth`). Where nothing changed, correlation within clusters cannot be seen, and a cluster
 * counts as one item.
 *
 * A number above 0. It does not exist below 8 items or clusters, nor where one of these has almost all the weight.
 *
 * Kish 1965, Survey Sampling; Korn & Graubard 1998, Survey Methodology 24:193-201.
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * itemsBehindChanges({ of: 'items', weights: Float64Array.of(1, 1, 1, 1, 1, 1, 1, 3), changed: new Float64Array(8) }).value // 6.25
 * itemsBehindChanges({ of: 'clusters', weights: new Float64Array(25).fill(4), changed: new Float64Array(25), items: 100 }).value // 22.5454804
 */
export function itemsBehindChanges(units: ChangedUnits): Statistic {
  const { of, weights, changed, level = 0.95 } = units;
  const count = weights.filter((weight) => weight > 0).length;
  if (count < MINIMUM_CLUSTERS) {
    return none(`too few ${of}: ${count}, at least ${MINIMUM_CLUSTERS} are needed`);
  }
  const sum = weights.reduce((sofar, weight) => sofar + weight, 0);
  const effective = sum ** 2 / weights.reduce((sofar, weight) => sofar + weight ** 2, 0);
  if (effective < 2) return none(`one of the ${count} ${of} has almost all the weight`);
  if (of === 'items') return defined(effective);
  const share = changed.reduce((sofar, own) => sofar + own, 0) / sum;
  const { items = effective } = units;
  const worth = itemsWorth({
    clusteredError: clusteredError(units, share, sum, count),
    independentError: Math.sqrt((share * (1 - share)) / items),
    items,
    clusters: effective,
    level,
  });
  return defined(items * worth);
}

/** Of a share, from what each cluster is off it (Cochran 1977, Sampling Techniques, section 9.7). */
function clusteredError(
  { weights, changed }: ChangedUnits,
  share: number,
  sum: number,
  count: number,
): number {
  const squares = weights.reduce(
    (sofar, weight, at) => sofar + ((changed[at] as number) - share * weight) ** 2,
    0,
  );
  return Math.sqrt((count / (count - 1)) * squares) / sum;
}
