import type { JudgeCounts } from './judge-counts.ts';

/** What prediction-powered inference needs of the data; sums add up over clusters. */
export interface PpiSums {
  /** Items with gold, and sums over them: gold, its square, the judge, its square, gold times judge. */
  readonly labelled: number;
  readonly gold: number;
  readonly goldSquares: number;
  readonly judge: number;
  readonly judgeSquares: number;
  readonly products: number;
  /** Items without gold, and sums of the judge over them. */
  readonly unlabelled: number;
  readonly judgeElsewhere: number;
  readonly judgeElsewhereSquares: number;
}

/**
 * Sums of numbers: gold and judge on the same items in the same order, the judge on items without gold. Any scale. All
 * that PPI needs: Angelopoulos et al. 2023, Science 382:669-674.
 *
 * @throws RangeError when gold and judge are not equally many, or a number is not finite.
 * @example
 * ppiSums([1, 0, 1], [1, 1, 0], [1, 1, 0, 0]).products // 1
 */
export function ppiSums(
  gold: ArrayLike<number>,
  judge: ArrayLike<number>,
  judgeElsewhere: ArrayLike<number>,
): PpiSums {
  if (gold.length !== judge.length) {
    throw new RangeError(`${gold.length} gold values and ${judge.length} verdicts are not of the same items`);
  }
  return {
    labelled: gold.length,
    gold: sumOf(gold),
    goldSquares: productSum(gold, gold),
    judge: sumOf(judge),
    judgeSquares: productSum(judge, judge),
    products: productSum(gold, judge),
    unlabelled: judgeElsewhere.length,
    judgeElsewhere: sumOf(judgeElsewhere),
    judgeElsewhereSquares: productSum(judgeElsewhere, judgeElsewhere),
  };
}

/**
 * The sums of one judge's verdicts of yes and no, the items with gold being part of all that it judged. Counts, which
 * may be fractions; for `ppiMean` (arXiv 2301.09633).
 *
 * @throws RangeError when more items with gold than items in all have a verdict of a kind.
 * @example
 * ppiSumsOfCounts({ truePositives: 8, falseNegatives: 2, falsePositives: 3, trueNegatives: 27, judgedPositive: 30, judgedNegative: 70 }).judgeElsewhere // 19
 */
export function ppiSumsOfCounts(counts: JudgeCounts): PpiSums {
  const { truePositives: tp, falseNegatives: fn, falsePositives: fp, trueNegatives: tn } = counts;
  const labelled = tp + fn + fp + tn;
  const { judgedPositive, judgedNegative } = counts;
  const elsewhere = judgedPositive - tp - fp;
  const negativeElsewhere = judgedNegative - fn - tn;
  if (Math.min(elsewhere, negativeElsewhere) < -1e-9) {
    throw new RangeError(
      `with gold ${tp + fp} verdicts are positive and ${fn + tn} negative, in all only ${judgedPositive} and ${judgedNegative}`,
    );
  }
  const unlabelled = elsewhere + negativeElsewhere;
  return {
    labelled,
    gold: tp + fn,
    goldSquares: tp + fn,
    judge: tp + fp,
    judgeSquares: tp + fp,
    products: tp,
    // A rounding residue of fractional counts is no item.
    unlabelled: unlabelled < 1e-9 ? 0 : unlabelled,
    judgeElsewhere: Math.max(0, elsewhere),
    judgeElsewhereSquares: Math.max(0, elsewhere),
  };
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += finite(values[i] as number);
  return sum;
}

function productSum(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number to average`);
  return value;
}
