import type { Breakdown, CandidateResult, Comparison, Spread } from '../compare/comparison.ts';
import { fixed, percent } from '../text/number.ts';
import { shownEstimate, whyMissing } from './figure-cells.ts';
import { chanceCorrectedId, findMeasure } from './find-measure.ts';
import { measureName, measureNumber } from './measure-text.ts';
import { quoted } from './name.ts';
import { pIs } from './p-value.ts';

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

/** Whether kappa is the same in all values, with the warning that it need not be the judge's doing where it is not. */
export function homogeneitySentence({ homogeneity, stratifiedKappa, facet }: Breakdown): readonly string[] {
  if (homogeneity === undefined || 'none' in homogeneity || !stratifiedKappa.shown) return [];
  const { test, statistic, df, p, adjusted, leftOut } = homogeneity;
  const degrees = df.map((own) => fixed(own, Number.isInteger(own) ? 0 : 1)).join(', ');
  const without = leftOut === 0 ? '' : `, ${leftOut} of them left out because their kappa cannot be compared`;
  const family = adjusted === undefined ? '' : `; reckoning with all candidates and facets, ${pIs(adjusted)}`;
  return [
    `A test of whether kappa is the same in all values of ${facet}${without} gives ${pIs(p)} (${test}(${degrees}) = ${fixed(statistic, 2)})${family}. A small p may come from prevalence alone, so it is no proof that the judge errs more somewhere.`,
  ];
}

/** Between which values the error rates differ most: what the judge does, given the gold. */
export function spreadSentences({ differentialError }: Breakdown): readonly string[] {
  return [...spreadSentence('FPR', differentialError?.fpr), ...spreadSentence('FNR', differentialError?.fnr)];
}

/** Whether the spread is more than chance would make; the test stands under errors and bias. */
export function chanceSentence({ bias }: CandidateResult, breakdown: Breakdown): readonly string[] {
  if (breakdown.differentialError === undefined) return [];
  const tested = bias?.byFacet.find(({ facet }) => facet === breakdown.facet)?.measures ?? [];
  const p = tested.find(({ id }) => id === 'differential_error_p_adjusted')?.estimate;
  if (p === undefined) return [];
  return [
    `Equal error rates would differ as much by chance with ${pIs(p)}, reckoning with all candidates and facets.`,
  ];
}

function spreadSentence(rate: string, spread: Spread | undefined): readonly string[] {
  if (spread === undefined) return [];
  const { lowest, highest } = spread;
  return [
    `${rate} is lowest for ${quoted(lowest.value)} (${percent(lowest.rate)}) and highest for ${quoted(highest.value)} (${percent(highest.rate)}), among the values with enough items to show it.`,
  ];
}
