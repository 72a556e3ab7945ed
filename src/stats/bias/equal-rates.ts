import type { ChiSquareTest } from '../hypotheses/stuart-maxwell.ts';
import { chiSquareTail } from '../random/distributions.ts';
import { defined, none } from '../statistic.ts';

/** Events among a number of items, in one group. */
export interface GroupRate {
  readonly events: number;
  readonly total: number;
}

/**
 * Pearson's chi-square test that a rate is the same in all groups: does a judge's false positive rate differ between
 * categories? Compare rates given the gold, never label shares: equal error rates make different shares wherever
 * prevalence differs.
 *
 * A large chi-square (a small p) says that the rates differ; one degree of freedom less than groups. For independent
 * items, and not for groups of a handful: see `permutedRates`. Empty groups are dropped. Does not exist with fewer
 * than two groups, nor where the event happens always or never.
 *
 * Pearson 1900, Philosophical Magazine 50:157-175; as R's `prop.test` without continuity correction.
 *
 * @throws RangeError when events are not between 0 and the total.
 * @example
 * equalRates([{ events: 83, total: 86 }, { events: 90, total: 93 }, { events: 129, total: 136 }, { events: 70, total: 82 }]).chiSquare.value // 12.6004112971
 */
export function equalRates(groups: readonly GroupRate[]): ChiSquareTest {
  const chiSquare = pearson(groups);
  if (chiSquare === undefined) {
    const missing = none('there are no two groups to compare, or the event happens always or never');
    return { chiSquare: missing, df: 0, pValue: missing };
  }
  const df = groups.filter(({ total }) => total > 0).length - 1;
  return { chiSquare: defined(chiSquare), df, pValue: defined(chiSquareTail(chiSquare, df)) };
}

/**
 * Pearson's chi-square of the groups' rates; `undefined` where there is nothing to compare.
 *
 * @throws RangeError when events are not between 0 and the total.
 * @example
 * pearson([{ events: 1, total: 2 }, { events: 0, total: 2 }]) // 1.3333333333
 */
export function pearson(groups: readonly GroupRate[]): number | undefined {
  let events = 0;
  let total = 0;
  let used = 0;
  for (const group of groups) {
    if (!(group.events >= 0 && group.events <= group.total)) {
      throw new RangeError(`${group.events} events among ${group.total} items are none`);
    }
    events += group.events;
    total += group.total;
    if (group.total > 0) used++;
  }
  if (used < 2 || events === 0 || events === total) return undefined;
  const share = events / total;
  let chiSquare = 0;
  for (const group of groups) {
    if (group.total === 0) continue;
    chiSquare += (group.events - group.total * share) ** 2 / (group.total * share * (1 - share));
  }
  return chiSquare;
}
