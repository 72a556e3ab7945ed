import type { Measure } from '../domain/measure.ts';
import type { Answers } from './answers.ts';
import type { Breakdown } from './comparison.ts';
import type { FacetSelections, SliceContext } from './context.ts';
import { differentialError } from './differential-error.ts';
import { homogeneityOf } from './homogeneity.ts';
import { measureOf, sumCache } from './measure.ts';
import { pair } from './pair.ts';
import { sliceOf } from './slice.ts';
import { stratifiedRule, stratifiedTables } from './stratified-rule.ts';

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
    ...stratified(context, facet, answers, scale, block),
    slices,
    ...(spread === undefined ? {} : { differentialError: spread }),
  };
}

function stratified(
  context: SliceContext,
  facet: FacetSelections,
  answers: Answers,
  scale: number,
  block: readonly string[],
): Pick<Breakdown, 'stratifiedKappa' | 'homogeneity'> {
  const pairing = pair(facet.stratified, context.references, answers, scale);
  const rule = stratifiedRule(context.space, facet.stratified.strata);
  const settings = {
    level: context.level,
    replicates: context.replicates,
    seed: context.seed,
    block: [...block, facet.facet],
  };
  const sums = sumCache(pairing);
  const { size, weights } = stratifiedTables(context.space);
  const homogeneity = homogeneityOf(pairing, sums(rule.summary), rule.summary, size, weights);
  const measure = measureOf(rule, pairing, sums, context.space.gold, settings);
  return {
    stratifiedKappa: facet.without === 0 ? measure : withUngrouped(measure, facet),
    ...(homogeneity === undefined ? {} : { homogeneity }),
  };
}

function withUngrouped(measure: Measure, { facet, without }: FacetSelections): Measure {
  return { ...measure, leftOut: [...measure.leftOut, { reason: `no value of ${facet}`, count: without }] };
}
