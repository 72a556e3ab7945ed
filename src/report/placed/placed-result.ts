import type { CandidateResult, Figures } from '../../compare/comparison.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Placed } from './placed.ts';

/** One candidate's figures against gold: by presentation, facet and value, the order of pairs, and bias. */
export function placedResult(result: CandidateResult): readonly Placed[] {
  const { candidate, standing, main, byPresentation, orderEffects, bias } = result;
  const at = (presentation: string, facet: string, value: string, measures: readonly Measure[]): Placed => ({
    candidate: candidate.id,
    hashes: [candidate.hash],
    standing,
    presentation,
    facet,
    value,
    measures,
  });
  const figures = ({ presentation, overall, by }: Figures): readonly Placed[] => [
    at(presentation, '', '', overall.measures),
    ...by.flatMap(({ facet, stratifiedKappa, slices }) => [
      at(presentation, facet, '', [stratifiedKappa]),
      ...slices.map(({ value, measures }) => at(presentation, facet, value ?? '', measures)),
    ]),
  ];
  return [
    ...figures(main),
    ...byPresentation.flatMap(figures),
    at('both orders', '', '', orderEffects?.measures ?? []),
    at(main.presentation, '', '', bias?.measures ?? []),
    ...(bias?.byFacet ?? []).flatMap(({ facet, measures, contrasts }) => [
      at(main.presentation, facet, '', measures),
      ...contrasts.map((contrast) => at(main.presentation, facet, contrast.value, contrast.measures)),
    ]),
  ];
}
