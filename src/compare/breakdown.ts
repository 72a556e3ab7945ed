import type { Measure } from '../domain/measure.ts';
import { cohenKappa, stratifiedKappa } from '../stats/index.ts';
import type { Answers } from './answers.ts';
import { commonestAndRest, positiveAndRest } from './classes.ts';
import type { Breakdown } from './comparison.ts';
import type { FacetSelections, SliceContext } from './context.ts';
import { differentialError } from './differential-error.ts';
import { measureOf, sumCache } from './measure.ts';
import { pair } from './pair.ts';
import type { Rule } from './rule.ts';
import { sliceOf } from './slice.ts';
import { mergedSummary, positiveAgainstRest, type Summary, tableSummary } from './summary.ts';

/** One candidate's figures per value of a facet, with kappa corrected for chance within the values. */
export function breakdownOf(
  context: SliceContext,
  facet: FacetSelections,
  answers: Answers,
  scale: number,
  block: readonly string[],
): Breakdown {
  const slices = facet.groups.map(({ value, selection }) =>
    sliceOf(context, selection, answers, scale, [...block, facet.facet, value], value),
  );
  const spread = differentialError(slices, context.space);
  return {
    facet: facet.facet,
    stratifiedKappa: stratifiedMeasure(context, facet, answers, scale, block),
    slices,
    ...(spread === undefined ? {} : { differentialError: spread }),
  };
}

function stratifiedMeasure(
  context: SliceContext,
  facet: FacetSelections,
  answers: Answers,
  scale: number,
  block: readonly string[],
): Measure {
  const pairing = pair(facet.stratified, context.references, answers, scale);
  const rule = stratifiedRule(context, facet.stratified.strata);
  const settings = {
    level: context.level,
    replicates: context.replicates,
    seed: context.seed,
    block: [...block, facet.facet],
  };
  const measure = measureOf(rule, pairing, sumCache(pairing), context.space.gold, settings);
  if (facet.without === 0) return measure;
  const leftOut = [...measure.leftOut, { reason: `no value of ${facet.facet}`, count: facet.without }];
  return { ...measure, leftOut };
}

/** Ordinal: quadratic weights, as pooled; rating: at its only cut, else quadratic too. */
function stratifiedRule({ space }: SliceContext, strata: number): Rule {
  const { scale } = space.criterion;
  const isOrdered = scale === 'ordinal' || scale === 'rating';
  const atCut = scale === 'rating' && space.isPositive !== undefined;
  const classes = atCut && space.ownLabel !== undefined ? 3 : 2;
  const size = atCut ? classes : space.size;
  const weights = isOrdered && !atCut && space.ownLabel === undefined ? 'quadratic' : 'none';
  const { isPositive, positiveName = '' } = space;
  const summary: Summary =
    atCut && isPositive !== undefined
      ? mergedSummary('stratified', classes, positiveAgainstRest(isPositive, space.ownLabel), strata)
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
    transform: 'log-complement',
    classes: (goldCounts) =>
      isPositive === undefined
        ? commonestAndRest(space, goldCounts)
        : positiveAndRest(isPositive, positiveName),
    bounds: 'search',
  };
}
