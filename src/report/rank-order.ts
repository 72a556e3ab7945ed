import type { CandidateResult, Comparison } from '../compare/comparison.ts';
import type { Measure } from '../domain/measure.ts';
import { compared } from './compared.ts';
import { findMeasure } from './find-measure.ts';

/** A ranked candidate with the figure it is ranked by. */
export interface Placed {
  readonly result: CandidateResult;
  /** The ranking's own estimate, on the items that all ranked candidates answered. */
  readonly estimate: number | undefined;
  /** The measure it is ranked by, on the same items. */
  readonly measure: Measure | undefined;
}

/** The ranked candidates, best first. */
export function inRankOrder({ ranking, candidates }: Comparison): readonly Placed[] {
  return ranking.order.flatMap(({ candidate, estimate }) => {
    const result = candidates.find(
      (entry) => entry.candidate.id === candidate && entry.standing === 'ranked',
    );
    return result === undefined
      ? []
      : [{ result, estimate, measure: findMeasure(compared(result), ranking.by) }];
  });
}
