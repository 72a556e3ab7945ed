import { ratio, type Statistic } from '../statistic.ts';

/** Pairs judged in both orders, by what the judge picked. Fractions where pairs were asked several times. */
export interface SwappedPairs {
  /** The response shown first won in both orders, or in one with a tie in the other. */
  readonly primacy: number;
  /** The response shown last did. */
  readonly recency: number;
  /** One response won in both orders, or both were ties. */
  readonly consistent: number;
}

/**
 * Preference fairness: which way a judge's winner moves with the place of the responses: (pairs it gives to whichever
 * is shown first - pairs it gives to whichever is shown last) / pairs judged in both orders.
 *
 * 0 = as often either way (or never), positive = towards the first (primacy), negative = towards the last (recency);
 * from -1 to 1. It is no measure of consistency: a judge that contradicts itself in every pair, but either way
 * equally often, has 0. Does not exist without pairs judged in both orders.
 *
 * Shi et al. 2024, arXiv 2406.07791, who let recency be positive. Their score, (recency x recency / (primacy + recency)
 * - primacy x primacy / (primacy + recency)) / pairs, is this one with its sign turned; ties as theirs.
 *
 * @example
 * preferenceFairness({ primacy: 24, recency: 6, consistent: 10 }).value // 0.45
 * preferenceFairness({ primacy: 5, recency: 5, consistent: 0 }).value // 0
 */
export function preferenceFairness({ primacy, recency, consistent }: SwappedPairs): Statistic {
  return ratio(primacy - recency, primacy + recency + consistent, 'no pair has a verdict in both orders');
}
