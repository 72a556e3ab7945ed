import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';

/**
 * Spearman's rank correlation of two raters on an ordered scale: the correlation of the items' ranks, items with one
 * label sharing the mean of their ranks.
 *
 * 1 = the judge puts the items in gold's order (a constant shift does not matter: it is no agreement), 0 = its order
 * tells nothing, -1 = the opposite order. No unit. Does not exist without items, nor when one of the raters gave every
 * item the same label.
 *
 * Spearman 1904, American Journal of Psychology 15:72-101; ties by mid-ranks, as R's cor and scipy.
 *
 * @example
 * spearman(confusionMatrix([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).value // 0.5085996570
 */
export function spearman(matrix: ConfusionMatrix): Statistic {
  const value = spearmanOfCounts(matrix.size)(matrix.counts);
  if (value !== undefined) return defined(value);
  return none(marginals(matrix).n === 0 ? NO_ITEMS : 'one of the raters gave every item the same label');
}

/**
 * The same as a function of the bare counts, for resampling: it allocates nothing per call and returns undefined where
 * the correlation does not exist.
 *
 * Values and source as `spearman`.
 *
 * @example
 * spearmanOfCounts(2)(Float64Array.of(25, 35, 5, 35)) // 0.3118047822
 */
export function spearmanOfCounts(size: number): (counts: Float64Array) => number | undefined {
  const gold = new Float64Array(size);
  const judge = new Float64Array(size);
  const goldRank = new Float64Array(size);
  const judgeRank = new Float64Array(size);
  return (counts) => {
    gold.fill(0);
    judge.fill(0);
    let n = 0;
    for (let i = 0, cell = 0; i < size; i++) {
      for (let j = 0; j < size; j++, cell++) {
        const count = counts[cell] as number;
        gold[i] = (gold[i] as number) + count;
        judge[j] = (judge[j] as number) + count;
        n += count;
      }
    }
    const goldSpread = centredRanks(gold, n, goldRank);
    const judgeSpread = centredRanks(judge, n, judgeRank);
    if (goldSpread === 0 || judgeSpread === 0) return undefined;
    let together = 0;
    for (let i = 0, cell = 0; i < size; i++) {
      for (let j = 0; j < size; j++, cell++) {
        together += (counts[cell] as number) * (goldRank[i] as number) * (judgeRank[j] as number);
      }
    }
    return together / Math.sqrt(goldSpread) / Math.sqrt(judgeSpread);
  };
}

/**
 * Twice each label's mean rank less twice the mean of all ranks: items below less items above, a whole number.
 *
 * @returns the sum over items of its square, 0 exactly when one label has them all
 */
function centredRanks(items: Float64Array, n: number, into: Float64Array): number {
  let below = 0;
  let squares = 0;
  for (let label = 0; label < items.length; label++) {
    const own = items[label] as number;
    const rank = 2 * below + own - n;
    into[label] = rank;
    squares += own * rank * rank;
    below += own;
  }
  return squares;
}
