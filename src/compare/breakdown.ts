import type { Measure } from '../domain/measure.ts';
import type { Answers } from './answers.ts';
import type { Breakdown } from './comparison.ts';
import type { FacetSelections, SliceContext } from './context.ts';
import { differentialError } from './differential-error.ts';
import { measureOf, sumCache } from './measure.ts';
import { pair } from './pair.ts';
import { sliceOf } from './slice.ts';
import { stratifiedRule } from './stratified-rule.ts';

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
  const rule = stratifiedRule(context.space, facet.stratified.strata);
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
