import type { UnitCounts } from '../many-raters/ratings.ts';
import { meanDisagreement } from '../many-raters/unit-agreement.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import { NO_REPEATS } from './repeat-agreement.ts';

/**
 * Repeat kappa: self-agreement of repeated calls beyond what the judge's label shares give by chance. Fleiss' kappa
 * with the calls on an item as raters, on the items with two or more verdicts; items weigh the same, however often
 * they were asked.
 *
 * 1 = every repeat gives the same label, 0 = as alike as calls on different items, negative = less alike. It does not
 * exist without an item with two verdicts, and where the judge always says one label. High values say that the judge
 * is stable, not that it is right.
 *
 * Fleiss 1971, Psychological Bulletin 76:378-382; with unequal numbers of calls Gwet 2014, Handbook of Inter-Rater
 * Reliability, but with chance from the same items that agreement is from.
 *
 * @example
 * repeatKappa(unitCounts(ratings(Int32Array.of(0, 0, 1, 1, 0, 1), 2, 2)), 2).value // 0.3333333333
 */
export function repeatKappa(items: readonly UnitCounts[], labels: number): Statistic {
  const repeated = items.filter(({ total }) => total >= 2);
  const seen = meanDisagreement(repeated);
  if (seen === undefined) return none(NO_REPEATS);
  const byChance = chanceDisagreement(repeated, labels);
  return byChance === 0
    ? none('the judge gave one and the same label throughout: chance agreement is certain')
    : defined(1 - seen / byChance);
}

/** Sum over pairs of different labels of the product of their mean shares. */
function chanceDisagreement(items: readonly UnitCounts[], labels: number): number {
  const shares = new Float64Array(labels);
  for (const { total, counts } of items) {
    for (let label = 0; label < labels; label++) {
      shares[label] = (shares[label] as number) + (counts[label] as number) / total;
    }
  }
  let all = 0;
  for (let one = 0; one < labels; one++) {
    for (let two = 0; two < labels; two++) {
      if (one !== two) all += (shares[one] as number) * (shares[two] as number);
    }
  }
  return all / items.length ** 2;
}
