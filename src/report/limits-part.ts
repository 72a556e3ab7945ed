import type { Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { amount } from './amount.ts';
import { ceilingFor } from './ceiling-part.ts';
import { shownEstimate } from './figure-cells.ts';
import { name } from './name.ts';
import type { Nature } from './nature.ts';
import { inRankOrder, type Placed } from './rank-order.ts';

/** What the figures cannot say, and why: the part of a summary that is easily left out. */
export function limits(comparison: Comparison, nature: Nature): readonly string[] {
  const [leader] = inRankOrder(comparison);
  return [
    ...noInterval(comparison, leader),
    ...belowSentences(comparison),
    ...withheldSentences(comparison),
    ...(ceilingFor(comparison, nature).none === undefined
      ? []
      : ['Without a ceiling nothing here says whether a judge labels as well as the annotators do.']),
  ];
}

function noInterval({ ranking }: Comparison, leader: Placed | undefined): readonly string[] {
  const interval = leader?.measure?.interval;
  if (leader === undefined || shownEstimate(leader.measure) === undefined) return [];
  if (interval !== undefined && !('none' in interval)) return [];
  return [
    `How far ${name(leader.result.candidate.id)}'s ${name(ranking.head)} could be off is not known: ${interval?.none ?? 'no interval was computed'}.`,
  ];
}

function belowSentences({ candidates }: Comparison): readonly string[] {
  const below = candidates.filter(({ standing }) => standing === 'below the line');
  if (below.length === 0) return [];
  const ids = below.map(({ candidate }) => name(candidate.id)).join(', ');
  return [
    `${ids}: not ranked, because figures on the items a judge chose to answer do not compare with figures on all of them.`,
  ];
}

function withheldSentences(comparison: Comparison): readonly string[] {
  const [first] = comparison.candidates;
  return (first?.main.by ?? []).flatMap(({ facet, slices }) => {
    const thin = slices.filter(({ measures }) =>
      measures.some((measure) => measure.id !== 'agreement' && isThin(measure)),
    );
    if (thin.length === 0) return [];
    return [
      `${amount(thin.length)} of ${amount(slices.length)} values of ${name(facet)} hold too few gold items of a class for every figure; the missing ones are withheld and counts stand in for rates.`,
    ];
  });
}

function isThin(measure: Measure): boolean {
  return !measure.shown || measure.estimate === undefined;
}
