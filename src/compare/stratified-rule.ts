import { cohenKappa, disagreementCosts, stratifiedKappa, type Weights } from '../stats/index.ts';
import { commonestAndRest, positiveAndRest } from './classes.ts';
import type { LabelSpace } from './label-space.ts';
import type { Rule } from './rule.ts';
import { mergedSummary, positiveAgainstRest, type Summary, tableSummary } from './summary.ts';

/**
 * Kappa corrected for chance within each value of a facet. Ordinal: quadratic weights, as pooled; rating: at its only
 * cut, else quadratic too.
 */
export function stratifiedRule(space: LabelSpace, strata: number): Rule {
  const { isPositive, positiveName = '', criterion, ownLabel } = space;
  const atCut = criterion.scale === 'rating' && isPositive !== undefined;
  const classes = ownLabel === undefined ? 2 : 3;
  const size = atCut ? classes : space.size;
  const isOrdered = criterion.scale === 'ordinal' || criterion.scale === 'rating';
  const weights: Weights = isOrdered && !atCut && ownLabel === undefined ? 'quadratic' : 'none';
  const summary: Summary = atCut
    ? mergedSummary('stratified', classes, positiveAgainstRest(isPositive, ownLabel), strata)
    : { ...tableSummary(space.size, strata), name: 'stratified' };
  return {
    id: 'stratified_kappa',
    summary,
    statistic(sums) {
      const cells = size * size;
      const tables = Array.from({ length: strata }, (_, stratum) => ({
        size,
        counts: sums.subarray(stratum * cells, (stratum + 1) * cells),
      }));
      const [only] = tables;
      return strata === 1 && only !== undefined
        ? cohenKappa(only, weights)
        : stratifiedKappa(tables, weights);
    },
    quick: stratifiedKappaOfCounts(size, strata, weights),
    transform: 'log-complement',
    isResampled: true,
    classes: (goldCounts) =>
      isPositive === undefined
        ? commonestAndRest(space, goldCounts)
        : positiveAndRest(isPositive, positiveName),
    bounds: 'search',
  };
}

/** `stratifiedKappa` on bare counts, for resampling: it allocates nothing per call. */
function stratifiedKappaOfCounts(
  size: number,
  strata: number,
  weights: Weights,
): (counts: Float64Array) => number | undefined {
  const costs = disagreementCosts(weights, size);
  const gold = new Float64Array(size);
  const judge = new Float64Array(size);
  return (counts) => {
    let observed = 0;
    let expected = 0;
    for (let stratum = 0, cell = 0; stratum < strata; stratum++) {
      gold.fill(0);
      judge.fill(0);
      let n = 0;
      for (let i = 0, cost = 0; i < size; i++) {
        for (let j = 0; j < size; j++, cell++, cost++) {
          const count = counts[cell] as number;
          n += count;
          observed += (costs[cost] as number) * count;
          gold[i] = (gold[i] as number) + count;
          judge[j] = (judge[j] as number) + count;
        }
      }
      if (n === 0) continue;
      let product = 0;
      for (let i = 0, cost = 0; i < size; i++) {
        for (let j = 0; j < size; j++, cost++) {
          product += (costs[cost] as number) * (gold[i] as number) * (judge[j] as number);
        }
      }
      expected += product / n;
    }
    return expected === 0 ? undefined : 1 - observed / expected;
  };
}
