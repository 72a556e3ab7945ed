/** How strongly groups' own rates are drawn towards the rate of all. */
export interface Pooling {
  /** Items of all groups that are added to a group's own: 0 = own rate alone, Infinity = the rate of all alone. */
  readonly strength: number;
  /** Variance of the groups' true rates around their mean; 0 where none could be seen. */
  readonly betweenVariance: number;
}

/** A group stands on its own. */
export const NO_POOLING: Pooling = { strength: 0, betweenVariance: 0 };

/**
 * How far the rates of groups (TPR of several agents) are one rate: the strength of a beta prior fitted to them by
 * moments (partial pooling, empirical Bayes). A group of n items then has the rate
 * (its hits + strength x rate of all) / (n + strength).
 *
 * Strength in items. Infinite where groups differ no more than chance makes them, which is no evidence that they are
 * alike when they are small; also for fewer than two groups with items, or where all hits or none are seen. 0 where
 * every group is of one kind. Items of a group that depend on each other make groups look more different than they
 * are, and so pool less.
 *
 * Kleinman 1973, Journal of the American Statistical Association 68:46-54, with weights proportional to n.
 *
 * @throws RangeError when hits are not between 0 and n.
 * @example
 * partialPooling([{ hits: 10, n: 20 }, { hits: 18, n: 20 }]) // { strength: 1.8705035971, betweenVariance: 0.0731578947 }
 */
export function partialPooling(groups: readonly { readonly hits: number; readonly n: number }[]): Pooling {
  let hits = 0;
  let n = 0;
  let squares = 0;
  let counted = 0;
  for (const group of groups) {
    if (!(group.hits >= 0 && group.hits <= group.n && group.n < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${group.hits} of ${group.n} is no rate`);
    }
    if (group.n === 0) continue;
    counted++;
    hits += group.hits;
    n += group.n;
    squares += group.n * group.n;
  }
  const complete = { strength: Number.POSITIVE_INFINITY, betweenVariance: 0 };
  if (hits === 0 || hits === n) return complete;
  const mean = hits / n;
  const spread = mean * (1 - mean);
  let between = 0;
  for (const group of groups) if (group.n > 0) between += group.n * (group.hits / group.n - mean) ** 2;
  // 0 for one group.
  const room = n - squares / n - (counted - 1);
  const correlation = room <= 0 ? 0 : (between / spread - (counted - 1)) / room;
  if (correlation <= 0) return complete;
  const held = Math.min(1, correlation);
  return { strength: (1 - held) / held, betweenVariance: spread * held };
}
