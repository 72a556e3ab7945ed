import type { UnitCounts } from '../many-raters/ratings.ts';
import { meanDisagreement } from '../many-raters/unit-agreement.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/** Why repeats say nothing: nothing was asked twice. */
export const NO_REPEATS = 'no item has verdicts from two calls';

/**
 * Repeat self-agreement: how likely two calls on one item, same judge and same prompt, give the same label. Pairwise
 * within each item, then averaged over the items with two or more verdicts, each weighing the same.
 *
 * 1 = the judge never contradicts itself, 0 = two calls never agree; 1 minus it is the flip rate. It says nothing
 * about being right: a judge that always says the same label has 1. Never gate on it alone (arXiv 2606.19544). It
 * does not exist where no item has two verdicts. By chance it is the sum of squared label shares; corrected for that,
 * it is Fleiss' kappa with the calls as raters: `repeatKappa`.
 *
 * Fleiss 1971, Psychological Bulletin 76:378-382 (pairwise agreement within a unit).
 *
 * @example
 * repeatAgreement(unitCounts(ratings(Int32Array.of(0, 0, 0, 0, 0, 1), 3, 2))).value // 0.6666666667
 */
export function repeatAgreement(items: readonly UnitCounts[]): Statistic {
  const disagreement = meanDisagreement(items);
  return disagreement === undefined ? none(NO_REPEATS) : defined(1 - disagreement);
}
