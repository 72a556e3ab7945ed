import { none, ratio, type Statistic } from '../statistic.ts';
import { completeUnits, type Ratings, unitCounts } from './ratings.ts';

/**
 * Fleiss' kappa of each label against all others, on the units every rater rated: on which labels the raters agree.
 *
 * 1 = always agree on it, 0 = as chance, negative = less than chance. No unit. The whole table's `fleissKappa` is their
 * mean weighted by p (1 - p), p the label's share. A label nobody gave, or everybody always, has none.
 *
 * Fleiss 1971, Psychological Bulletin 76:378-382.
 *
 * @example
 * fleissKappaByLabel(ratings(Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 1), 3, 2)).map((label) => label.value) // [0.55, 0.55]
 */
export function fleissKappaByLabel(table: Ratings): readonly Statistic[] {
  const { raters, labels } = table;
  const units = unitCounts(completeUnits(table));
  return Array.from({ length: labels }, (_, label) => {
    if (raters < 2) return none('fewer than two raters');
    if (units.length === 0) return none('no unit was rated by every rater');
    let given = 0;
    let apart = 0;
    for (const { counts } of units) {
      const own = counts[label] as number;
      given += own;
      apart += own * (raters - own);
    }
    const all = units.length * raters;
    const chance = given * (all - given) * (raters - 1);
    return ratio(chance - apart * all, chance, 'nobody gave the label, or everybody always');
  });
}
