import { defined, type Statistic } from '../statistic.ts';
import { checkShares } from '../table/check-shares.ts';

/** What each of the two errors of a binary criterion costs, in the user's own unit. */
export interface ErrorCosts {
  /** A positive that the judge calls negative. */
  readonly missed: number;
  /** A negative that the judge calls positive. */
  readonly falseAlarm: number;
}

/**
 * Projected cost: what a verdict of a judge with this true and false positive rate costs on average where a share
 * `prevalence` of items is positive. It assumes that both rates carry over.
 *
 * 0 = no error, or none that costs; in the unit of the costs, per item. With both costs 1 it is the error rate. It
 * always exists.
 *
 * Drummond & Holte 2006, Machine Learning 65:95-130.
 *
 * @throws RangeError when a rate or the prevalence is outside 0 to 1, or a cost is negative or not finite.
 * @example
 * costAtPrevalence(0.9, 0.2, 0.1, { missed: 10, falseAlarm: 1 }).value // 0.28
 */
export function costAtPrevalence(
  tpr: number,
  fpr: number,
  prevalence: number,
  { missed, falseAlarm }: ErrorCosts,
): Statistic {
  checkShares(tpr, fpr, prevalence);
  for (const cost of [missed, falseAlarm]) {
    if (!(cost >= 0 && cost < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`cost ${cost}; a cost is a finite number >= 0`);
    }
  }
  return defined(prevalence * (1 - tpr) * missed + (1 - prevalence) * fpr * falseAlarm);
}
