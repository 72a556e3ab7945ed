/**
 * How often two raters gave each pair of labels: row = gold (first rater), column = judge (second rater).
 * `counts` is row-major and has `size * size` entries. Counts are whole numbers unless the caller weights items.
 */
export interface ConfusionMatrix {
  readonly size: number;
  readonly counts: Float64Array;
}

/**
 * A confusion matrix from nested arrays, row = gold, column = judge.
 *
 * @throws RangeError when there is no row, the rows are not square, or a count is negative or not finite.
 * @example
 * confusionMatrix([[20, 5], [10, 15]]).size // 2
 */
export function confusionMatrix(rows: readonly (readonly number[])[]): ConfusionMatrix {
  const size = rows.length;
  if (size === 0) throw new RangeError('a confusion matrix needs at least one label');
  const counts = new Float64Array(size * size);
  rows.forEach((row, i) => {
    if (row.length !== size) {
      throw new RangeError(
        `a confusion matrix is square: row ${i} has ${row.length} counts, expected ${size}`,
      );
    }
    row.forEach((count, j) => {
      if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`row ${i}, column ${j} holds ${count}; a count is a finite number >= 0`);
      }
      counts[i * size + j] = count;
    });
  });
  return { size, counts };
}

/**
 * Counts the pairs of two columns of label codes 0 ... size - 1. A code of -1 on either side leaves the item out.
 *
 * @throws RangeError when the columns differ in length or a code is not a whole number from -1 to size - 1.
 * @example
 * tally([0, 0, 1, -1], [0, 1, 1, 1], 2).counts // [1, 1, 0, 1]
 */
export function tally(gold: ArrayLike<number>, judge: ArrayLike<number>, size: number): ConfusionMatrix {
  return tallied(gold, judge, size, () => 1);
}

/**
 * The same with a weight per item, for items that were not drawn with one probability: the weight is 1 / the
 * probability of having been drawn (Horvitz & Thompson 1952). Every measure of a table is then that of all items there
 * were, not of the sample (a ratio of such sums: Hajek 1971). Standard errors and resampling of whole counts do not
 * apply: use `clusterJackknife`, each item a cluster of its own where items are independent.
 *
 * Horvitz & Thompson 1952, Journal of the American Statistical Association 47:663-685.
 *
 * @throws RangeError as `tally`, and when a weight is not a finite number above 0 or there is not one per item.
 * @example
 * tallyWeighted([0, 0, 1, 1], [0, 1, 1, 1], [2, 2, 10, 10], 2).counts // [2, 2, 0, 20]
 */
export function tallyWeighted(
  gold: ArrayLike<number>,
  judge: ArrayLike<number>,
  weights: ArrayLike<number>,
  size: number,
): ConfusionMatrix {
  if (weights.length !== gold.length) {
    throw new RangeError(`${weights.length} weights for ${gold.length} items; give one per item`);
  }
  return tallied(gold, judge, size, (item) => {
    const weight = weights[item] as number;
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`item ${item} has weight ${weight}; a weight is a finite number above 0`);
    }
    return weight;
  });
}

function tallied(
  gold: ArrayLike<number>,
  judge: ArrayLike<number>,
  size: number,
  weightOf: (item: number) => number,
): ConfusionMatrix {
  if (gold.length !== judge.length) {
    throw new RangeError(
      `gold has ${gold.length} codes and judge ${judge.length}; they must be of one length`,
    );
  }
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new RangeError(`size is the number of labels, a whole number >= 1, got ${size}`);
  }
  const counts = new Float64Array(size * size);
  for (let item = 0; item < gold.length; item++) {
    const row = checkedCode(gold[item], size, item);
    const column = checkedCode(judge[item], size, item);
    if (row < 0 || column < 0) continue;
    const cell = row * size + column;
    counts[cell] = (counts[cell] ?? 0) + weightOf(item);
  }
  return { size, counts };
}

/**
 * Adds matrices of one size cell by cell: the pooled table of several strata.
 *
 * @throws RangeError when the list is empty or the sizes differ.
 * @example
 * pool([confusionMatrix([[1, 0], [0, 2]]), confusionMatrix([[3, 1], [0, 0]])]).counts // [4, 1, 0, 2]
 */
export function pool(matrices: readonly ConfusionMatrix[]): ConfusionMatrix {
  const first = matrices[0];
  if (first === undefined) throw new RangeError('nothing to pool: give at least one confusion matrix');
  const counts = new Float64Array(first.size * first.size);
  for (const matrix of matrices) {
    if (matrix.size !== first.size) {
      throw new RangeError(`cannot pool matrices of ${first.size} and ${matrix.size} labels`);
    }
    for (let cell = 0; cell < counts.length; cell++) {
      counts[cell] = (counts[cell] ?? 0) + (matrix.counts[cell] ?? 0);
    }
  }
  return { size: first.size, counts };
}

function checkedCode(code: number | undefined, size: number, item: number): number {
  if (code === undefined || !Number.isInteger(code) || code < -1 || code >= size) {
    throw new RangeError(`item ${item} has label code ${code}; expected -1 (none) to ${size - 1}`);
  }
  return code;
}
