import { upperBound } from '../confidence/upper-bound.ts';
import { MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { tailOf } from '../intervals/interval.ts';
import { itemsWorth } from '../intervals/items-worth.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/**
 * Upper bound of the share of changed verdicts where none was seen to change: the upper end of Clopper and Pearson's
 * two-sided interval for 0 of m, 1 - tail^(1 / m). Had so many changed, all of them unchanged here would be a chance of
 * `tail` (2.5 % at a level of .95).
 *
 * A share from 0 to 1. m is the number of independent items. Where these weigh differently, or share clusters, it is
 * the effective number of items, or of clusters: (sum of weights)² / sum of squared weights. Nothing varies, so that
 * correlation within clusters cannot be seen: a cluster counts as one item, less what Student's t takes (`itemsWorth`).
 * It does not exist below 8 items or clusters, nor where one of these has almost all the weight.
 *
 * Clopper & Pearson 1934, Biometrika 26:404-413; Korn & Graubard 1998, Survey Methodology 24:193-201; Kish 1965, Survey
 * Sampling.
 *
 * @param weights of the items, or of the clusters (the items in each)
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * changedAtMost(new Float64Array(100).fill(1), 'items').value // 0.0362166926
 * changedAtMost(new Float64Array(25).fill(4), 'clusters').value // 0.1509349410
 */
export function changedAtMost(weights: Float64Array, of: 'items' | 'clusters', level = 0.95): Statistic {
  const tail = tailOf(level);
  const own = weights.filter((weight) => weight > 0);
  if (own.length < MINIMUM_CLUSTERS) {
    return none(`too few ${of}: ${own.length}, at least ${MINIMUM_CLUSTERS} are needed`);
  }
  const sum = own.reduce((sofar, weight) => sofar + weight, 0);
  const effective = sum ** 2 / own.reduce((sofar, weight) => sofar + weight ** 2, 0);
  if (effective < 2) return none(`one of the ${own.length} ${of} has almost all the weight`);
  const worth =
    of === 'items'
      ? 1
      : itemsWorth({ clusteredError: 0, independentError: 0, items: effective, clusters: effective, level });
  return defined(upperBound(0, effective * worth, tail));
}
