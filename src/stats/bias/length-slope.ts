import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';

/** What one item adds: weight, gold, gold^2, length, gold x length, length^2, judge, gold x judge, length x judge. */
export const SLOPE_MOMENTS = 9;

/**
 * Adds an item to a vector of moments that `lengthSlope` reads. Adding up vectors adds up items, so that clusters are
 * left out without going back to them.
 *
 * @param at where in `into` the vector begins
 * @example
 * addSlopeMoments(new Float64Array(9), 0, 1, 2, 3, 1) // [1, 1, 1, 2, 2, 4, 3, 3, 6]
 */
export function addSlopeMoments(
  into: Float64Array,
  at: number,
  gold: number,
  length: number,
  judge: number,
  weight: number,
): Float64Array {
  const terms = [1, gold, gold * gold, length, gold * length, length * length, judge];
  [...terms, gold * judge, length * judge].forEach((term, index) => {
    into[at + index] = (into[at + index] as number) + weight * term;
  });
  return into;
}

/**
 * Verbosity: the slope of the judge's label on (log) length in a least-squares regression on the gold label and
 * length. With the label as 1 for positive and 0 else, how much the share of positive verdicts rises per unit of
 * length at one and the same gold label; without the gold beside it, longer items that are positive more often would
 * pass for a bias.
 *
 * 0 = length makes no difference, positive = longer gets the label more often (or the higher number). In labels per
 * unit of length. Where gold never varies it is the plain slope on length. Does not exist where length does not vary,
 * or follows from the gold label.
 *
 * Frisch & Waugh 1933, Econometrica 1:387-401 (the partial slope); as a measure of verbosity bias: Dubois, Galambosi,
 * Liang & Hashimoto 2024, arXiv 2404.04475.
 *
 * @param moments what `addSlopeMoments` added up; centre lengths first, so that their squares stay small
 * @example
 * lengthSlope([[0, 1, 0], [0, 2, 1], [1, 1, 1], [1, 3, 1], [0, 3, 1]].reduce((sum, [gold, length, judge]) => addSlopeMoments(sum, 0, gold, length, judge, 1), new Float64Array(9))).value // 0.25
 */
export function lengthSlope(moments: Float64Array): Statistic {
  const [n = 0, g = 0, gg = 0, l = 0, gl = 0, ll = 0, y = 0, gy = 0, ly = 0] = moments;
  if (n === 0) return none(NO_ITEMS);
  const goldSquares = n * gg - g * g;
  const lengthSquares = n * ll - l * l;
  const goldLength = n * gl - g * l;
  const goldJudge = n * gy - g * y;
  const lengthJudge = n * ly - l * y;
  if (lengthSquares <= 1e-9 * n * ll) return none('length does not vary');
  if (goldSquares <= 1e-9 * n * gg) return defined(lengthJudge / lengthSquares);
  const rest = goldSquares * lengthSquares - goldLength * goldLength;
  if (rest <= 1e-9 * goldSquares * lengthSquares) {
    return none('length follows from the gold label, so their effects cannot be told apart');
  }
  return defined((lengthJudge * goldSquares - goldJudge * goldLength) / rest);
}
