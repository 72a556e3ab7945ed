import { benjaminiHochberg } from '../stats/index.ts';
import { withAdjusted } from './bias/with-adjusted.ts';
import type { CandidateResult, Figures } from './comparison.ts';

/**
 * Adjusts p-values that stand with each candidate's figures by Benjamini-Hochberg over all of them: of the place of a
 * response over candidates, of equal kappas over candidates and facets. (Those of bias are adjusted where they are made.)
 */
export function withFamilies(results: readonly CandidateResult[]): readonly CandidateResult[] {
  const mains = kappasAdjusted(results.map(({ main }) => main));
  return placesAdjusted(results.map((result, at) => ({ ...result, main: mains[at] ?? result.main })));
}

function placesAdjusted(results: readonly CandidateResult[]): readonly CandidateResult[] {
  const tests = results.map(({ orderEffects }) =>
    orderEffects?.measures.find(({ id }) => id === 'first_shown_p'),
  );
  const adjusted = new Map(
    withAdjusted(
      tests.flatMap((test) => test ?? []),
      benjaminiHochberg,
    ),
  );
  return results.map((result, at) => {
    const { orderEffects } = result;
    const test = tests[at];
    const own = test === undefined ? undefined : adjusted.get(test);
    if (orderEffects === undefined || own === undefined) return result;
    return { ...result, orderEffects: { ...orderEffects, measures: [...orderEffects.measures, own] } };
  });
}

/** One family: every facet of every candidate that has a test. */
function kappasAdjusted(all: readonly Figures[]): readonly Figures[] {
  const pValues = all.flatMap(({ by }) =>
    by.flatMap(({ homogeneity }) =>
      homogeneity === undefined || 'none' in homogeneity ? [] : [homogeneity.p],
    ),
  );
  const adjusted = benjaminiHochberg(pValues).values();
  return all.map((figures) => ({
    ...figures,
    by: figures.by.map((breakdown) => {
      const { homogeneity } = breakdown;
      if (homogeneity === undefined || 'none' in homogeneity) return breakdown;
      const { value = homogeneity.p } = adjusted.next();
      return { ...breakdown, homogeneity: { ...homogeneity, adjusted: value } };
    }),
  }));
}
