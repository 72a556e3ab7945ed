import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';

/**
 * Kendall's tau-b of two raters on an ordered scale: pairs of items that both raters order alike less pairs that they
 * order the opposite way, over the pairs that neither ties (geometric mean of those each rater does not tie).
 *
 * 1 = one order without other ties, 0 = the judge's order tells nothing, -1 = the opposite order. No unit. A constant
 * shift does not matter: it is no agreement. Does not exist without items, nor when one of the raters gave every item
 * the same label.
 *
 * Kendall 1945, Biometrika 33:239-251; tau-b as R's cor and scipy.
 *
 * @example
 * kendallTauB(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).value // 0.4821825380
 */
export function kendallTauB(matrix: ConfusionMatrix): Statistic {
  const value = kendallTauBOfCounts(matrix.size)(matrix.counts);
  if (value !== undefined) return defined(value);
  return none(marginals(matrix).n === 0 ? NO_ITEMS : 'one of the raters gave every item the same label');
}

/**
 * The same as a function of the bare counts, for resampling: it allocates nothing per call and returns undefined where
 * tau-b does not exist. In time that grows with the number of cells.
 *
 * Values and source as `kendallTauB`.
 *
 * @example
 * kendallTauBOfCounts(2)(Float64Array.of(25, 35, 5, 35)) // 0.3118047822
 */
export function kendallTauBOfCounts(size: number): (counts: Float64Array) => number | undefined {
  // Over all rows above: items per column.
  const above = new Float64Array(size);
  return (counts) => {
    above.fill(0);
    let [aboveAll, untiedByGold, surplus] = [0, 0, 0];
    for (let i = 0; i < size; i++) {
      let before = 0;
      let row = 0;
      for (let j = 0; j < size; j++) {
        const own = counts[i * size + j] as number;
        const column = above[j] as number;
        // Items above and to the left are ordered alike, those above and to the right the opposite way.
        surplus += own * (before - (aboveAll - before - column));
        before += column;
        row += own;
      }
      untiedByGold += row * aboveAll;
      aboveAll += row;
      for (let j = 0; j < size; j++) above[j] = (above[j] as number) + (counts[i * size + j] as number);
    }
    let [left, untiedByJudge] = [0, 0];
    for (let j = 0; j < size; j++) {
      untiedByJudge += (above[j] as number) * left;
      left += above[j] as number;
    }
    if (untiedByGold === 0 || untiedByJudge === 0) return undefined;
    return surplus / Math.sqrt(untiedByGold) / Math.sqrt(untiedByJudge);
  };
}
