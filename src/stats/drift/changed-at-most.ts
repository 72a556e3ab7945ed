import { upperBound } from '../confidence/upper-bound.ts';
import { MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { tailOf } from '../intervals/interval.ts';
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
 * Upper bound of the share of verdicts that change, for where few or none were seen to: the upper end of Clopper and
 * Pearson's two-sided interval for x of m; for 0 of m that is 1 - tail^(1 / m). Did more change, so few of them here would
 * be a chance of less than `tail` (2.5 % at a level of .95).
 *
 * A share from 0 to 1. m is the number of independent items that the units are worth, and x the share seen of it: where
 * items weigh differently, (sum of weights)² / sum of squared weights; where they share clusters, less by the design
 * effect of what changed (`itemsWorth`). Where nothing changed correlation within clusters cannot be seen, and a cluster
 * counts as one item.
 * It does not exist below 8 items or clusters, nor where one of these has almost all the weight.
 *
 * Clopper & Pearson 1934, Biometrika 26:404-413; Korn & Graubard 1998, Survey Methodology 24:193-201; Kish 1965, Survey
 * Sampling.
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * changedAtMost({ of: 'items', weights: new Float64Array(100).fill(1), changed: new Float64Array(100) }).value // 0.0362166926
 * changedAtMost({ of: 'clusters', weights: new Float64Array(25).fill(4), changed: new Float64Array(25), items: 100 }).value // 0.1509349410
 */
export function changedAtMost(units: ChangedUnits): Statistic {
  const { of, weights, changed, level = 0.95 } = units;
  const tail = tailOf(level);
  const count = weights.filter((weight) => weight > 0).length;
  if (count < MINIMUM_CLUSTERS) {
    return none(`too few ${of}: ${count}, at least ${MINIMUM_CLUSTERS} are needed`);
  }
  const sum = weights.reduce((sofar, weight) => sofar + weight, 0);
  const effective = sum ** 2 / weights.reduce((sofar, weight) => sofar + weight ** 2, 0);
  if (effective < 2) return none(`one of the ${count} ${of} has almost all the weight`);
  const share = changed.reduce((sofar, own) => sofar + own, 0) / sum;
  const { items = effective } = units;
  const worth =
    of === 'items'
      ? 1
      : itemsWorth({
          clusteredError: clusteredError(units, share, sum, count),
          independentError: Math.sqrt((share * (1 - share)) / items),
          items,
          clusters: effective,
          level,
        });
  return defined(upperBound(share * items * worth, items * worth, tail));
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
