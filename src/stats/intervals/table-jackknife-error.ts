import { defined, none, type Statistic } from '../statistic.ts';

/**
 * Standard error of a statistic of a table of independent items: leaves out one item of each cell at a time, all items
 * of a cell sharing one value. Counts may be fractions (an item whose repeated verdicts differ is spread over cells);
 * of a cell with less than one item all is left out, and the change scaled up to one item.
 *
 * In units of the statistic; 0 where nothing varies, as at kappa = 1. Does not exist with fewer than two items, where
 * the statistic does not exist, or does not without one of the items.
 *
 * Quenouille 1956, Biometrika 43:353-360; Tukey 1958, Annals of Mathematical Statistics 29:614.
 *
 * @example
 * tableJackknifeError(Float64Array.of(8, 2), (c) => c[0] / (c[0] + c[1])).value // 0.1333333333
 */
export function tableJackknifeError(
  counts: Float64Array,
  statistic: (counts: Float64Array) => number | undefined,
): Statistic {
  const found = tableJackknifeParts(counts, statistic);
  if ('none' in found) return none(found.none);
  return defined(Math.sqrt(found.parts.reduce((sum, part) => sum + part, 0)));
}

/**
 * What the items of each cell add to the square of `tableJackknifeError`, which these parts sum up to: where a
 * statistic's variance comes from. In squared units of the statistic, never negative.
 *
 * Quenouille 1956, Biometrika 43:353-360; Tukey 1958, Annals of Mathematical Statistics 29:614.
 *
 * @example
 * tableJackknifeParts(Float64Array.of(8, 2), (c) => c[0] / (c[0] + c[1])).parts // [0.0035555556, 0.0142222222]
 */
export function tableJackknifeParts(
  counts: Float64Array,
  statistic: (counts: Float64Array) => number | undefined,
): { readonly parts: Float64Array } | { readonly none: string } {
  const without = counts.slice();
  const estimate = statistic(without);
  const items = counts.reduce((sum, count) => sum + count, 0);
  if (estimate === undefined) return { none: 'the statistic does not exist on these counts' };
  if (items < 2) return { none: 'fewer than two items' };
  const changes = new Float64Array(counts.length);
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] as number;
    if (count === 0) continue;
    const left = Math.min(1, count);
    without[cell] = count - left;
    const value = statistic(without);
    without[cell] = count;
    if (value === undefined) return { none: 'without one of the items the statistic does not exist' };
    changes[cell] = (value - estimate) / left;
    sum += count * (changes[cell] as number);
  }
  const mean = sum / items;
  const square = (change: number, cell: number) => (counts[cell] as number) * (change - mean) ** 2;
  return { parts: changes.map((change, cell) => (square(change, cell) * (items - 1)) / items) };
}
