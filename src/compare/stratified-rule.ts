import { cohenKappa, stratifiedKappa, stratifiedKappaOfCounts, type Weights } from '../stats/index.ts';
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
    classes: (goldCounts) =>
      isPositive === undefined
        ? commonestAndRest(space, goldCounts)
        : positiveAndRest(isPositive, positiveName),
    bounds: 'search',
  };
}
