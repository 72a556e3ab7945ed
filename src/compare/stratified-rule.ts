import { isOrdered } from '../domain/criterion.ts';
import { cohenKappa, stratifiedKappa, stratifiedKappaOfCounts, type Weights } from '../stats/index.ts';
import { commonestAndRest, positiveAndRest } from './classes.ts';
import type { LabelSpace } from './label-space.ts';
import type { Rule } from './rule.ts';
import { mergedSummary, positiveAgainstRest, type Summary, tableSummary } from './summary.ts';

/** The tables that the strata's kappas are of. */
export function stratifiedTables({ isPositive, criterion, ownLabel, size }: LabelSpace): {
  readonly size: number;
  readonly weights: Weights;
  /** Whether a rating is merged at its only cut. */
  readonly atCut: boolean;
} {
  const atCut = criterion.scale === 'rating' && isPositive !== undefined;
  const isWhole = isOrdered(criterion) && !atCut && ownLabel === undefined;
  const merged = ownLabel === undefined ? 2 : 3;
  return { size: atCut ? merged : size, weights: isWhole ? 'quadratic' : 'none', atCut };
}

/**
 * Kappa corrected for chance within each value of a facet. Ordinal: quadratic weights, as pooled; rating: at its only
 * cut, else quadratic too.
 */
export function stratifiedRule(space: LabelSpace, strata: number): Rule {
  const { isPositive, positiveName = '', ownLabel } = space;
  const { size, weights, atCut } = stratifiedTables(space);
  const summary: Summary =
    atCut && isPositive !== undefined
      ? mergedSummary('stratified', size, positiveAgainstRest(isPositive, ownLabel), strata)
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
