import type { Breakdown, CandidateResult, Comparison, Spread } from '../compare/comparison.ts';
import { percent } from '../text/number.ts';
import { shownEstimate, whyMissing } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure } from './find-measure.ts';
import { measureName, measureNumber } from './measure-text.ts';
import { quoted } from './name.ts';

/** Figures that the stratified kappa is the counterpart of; an ICC is another thing. */
const KAPPAS = ['kappa', 'kappa_quadratic'];

/** Pooled beside stratified: how much of a kappa comes from the facet alone. */
export function pooledSentence(
  comparison: Comparison,
  { main }: CandidateResult,
  breakdown: Breakdown,
): readonly string[] {
  const { stratifiedKappa, facet } = breakdown;
  const pooled = findMeasure(main.overall, chanceCorrectedId(comparison));
  const missing = whyMissing(stratifiedKappa);
  if (missing !== undefined) return [`Corrected for chance within ${facet}: ${missing}`];
  const estimate = shownEstimate(stratifiedKappa);
  const all = shownEstimate(pooled);
  if (estimate === undefined || all === undefined || pooled === undefined) return [];
  if (!KAPPAS.includes(pooled.id)) {
    return [
      `Corrected for chance within each value of ${facet}, kappa is ${measureNumber(stratifiedKappa.id, estimate)}: what the judge knows beyond the ${facet}.`,
    ];
  }
  return [
    `Pooled over ${facet}, ${measureName(pooled.id)} is ${measureNumber(pooled.id, all)}; corrected for chance within each value of ${facet} it is ${measureNumber(stratifiedKappa.id, estimate)}. The second figure is what the judge knows beyond the ${facet}.`,
  ];
}

/** Between which values the error rates differ most: what the judge does, given the gold. */
export function spreadSentences({ differentialError }: Breakdown): readonly string[] {
  return [...spreadSentence('FPR', differentialError?.fpr), ...spreadSentence('FNR', differentialError?.fnr)];
}

function spreadSentence(rate: string, spread: Spread | undefined): readonly string[] {
  if (spread === undefined) return [];
  const { lowest, highest } = spread;
  return [
    `${rate} is lowest for ${quoted(lowest.value)} (${percent(lowest.rate)}) and highest for ${quoted(highest.value)} (${percent(highest.rate)}), among the values with enough items to show it.`,
  ];
}
