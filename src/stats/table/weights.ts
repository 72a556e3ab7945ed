/**
 * What a disagreement costs. `none`: every disagreement the same; `linear`: the distance between the labels'
 * positions; `quadratic`: its square; `ordinal`: d (d + 1) / 2 for a distance d, the pairs of labels that lie between
 * (Gwet's ordinal weights, as in irrCAC); or the user's own costs (row = gold, column = judge, 0 on the diagonal).
 * Distances run over the full declared scale, not over the labels that happened to be used.
 */
export type Weights =
  | 'none'
  | 'linear'
  | 'quadratic'
  | 'ordinal'
  | { readonly cost: readonly (readonly number[])[] };

/**
 * The cost of each pair of labels, row-major, `size * size`. Whole numbers for the named schemes, so that
 * sums of costs over counts stay exact.
 *
 * Linear: Cicchetti & Allison 1971, American Journal of EEG Technology 11:101-110; quadratic: Fleiss & Cohen 1973,
 * Educational and Psychological Measurement 33:613-619; the user's: Cohen 1968, Psychological Bulletin 70:213-220;
 * ordinal: Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition.
 *
 * @throws RangeError when the user's costs are not square of this size, negative, not finite, not 0 on the
 *   diagonal, or all 0.
 * @example
 * disagreementCosts('quadratic', 3) // [0, 1, 4, 1, 0, 1, 4, 1, 0]
 */
export function disagreementCosts(weights: Weights, size: number): Float64Array {
  const costs = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) costs[i * size + j] = costOf(weights, i, j);
  }
  if (typeof weights === 'object') checkCosts(weights.cost, costs, size);
  return costs;
}

/**
 * What the disagreements expected by chance cost, times the number of items: the sum over pairs of labels of
 * cost x gold's items x judge's items. All terms are >= 0, so it is 0 only when no disagreement is possible. In time
 * that grows with the number of labels for the named schemes, with its square for the user's costs.
 *
 * @returns a function of two vectors and where in them the items per label begin; it allocates nothing
 * @throws RangeError as `disagreementCosts`
 * @example
 * chanceProduct('quadratic', 3)(Float64Array.of(120, 60, 20), 0, Float64Array.of(100, 60, 40), 0) // 44000
 */
export function chanceProduct(
  weights: Weights,
  size: number,
): (gold: Float64Array, goldAt: number, judge: Float64Array, judgeAt: number) => number {
  if (typeof weights === 'object') return pairByPair(disagreementCosts(weights, size), size);
  return weights === 'none' ? unlikePairs(size) : byDistance(weights, size);
}

/** Every pair of unlike labels once: the inner loop of most resampling. */
function unlikePairs(size: number): ReturnType<typeof chanceProduct> {
  return (gold, goldAt, judge, judgeAt) => {
    let [goldBelow, judgeBelow] = [0, 0];
    let product = 0;
    for (let label = 0; label < size; label++) {
      const g = gold[goldAt + label] as number;
      const j = judge[judgeAt + label] as number;
      product += g * judgeBelow + j * goldBelow;
      goldBelow += g;
      judgeBelow += j;
    }
    return product;
  };
}

function byDistance(
  weights: 'linear' | 'quadratic' | 'ordinal',
  size: number,
): ReturnType<typeof chanceProduct> {
  return (gold, goldAt, judge, judgeAt) => {
    // Over all labels below this one, by side: items, and items x distance, and items x distance squared.
    let [goldBelow, goldNear, goldFar] = [0, 0, 0];
    let [judgeBelow, judgeNear, judgeFar] = [0, 0, 0];
    let near = 0;
    let far = 0;
    for (let label = 0; label < size; label++) {
      const g = gold[goldAt + label] as number;
      const j = judge[judgeAt + label] as number;
      near += g * judgeNear + j * goldNear;
      far += g * judgeFar + j * goldFar;
      // One label further: (d + 1)^2 = d^2 + 2 d + 1.
      goldBelow += g;
      judgeBelow += j;
      goldFar += 2 * goldNear + goldBelow;
      judgeFar += 2 * judgeNear + judgeBelow;
      goldNear += goldBelow;
      judgeNear += judgeBelow;
    }
    return weights === 'linear' ? near : weights === 'quadratic' ? far : (near + far) / 2;
  };
}

function pairByPair(costs: Float64Array, size: number): ReturnType<typeof chanceProduct> {
  return (gold, goldAt, judge, judgeAt) => {
    let product = 0;
    for (let i = 0, cell = 0; i < size; i++) {
      for (let j = 0; j < size; j++, cell++) {
        product += (costs[cell] as number) * (gold[goldAt + i] as number) * (judge[judgeAt + j] as number);
      }
    }
    return product;
  };
}

function costOf(weights: Weights, i: number, j: number): number {
  const distance = Math.abs(i - j);
  switch (weights) {
    case 'none':
      return distance === 0 ? 0 : 1;
    case 'linear':
      return distance;
    case 'quadratic':
      return distance * distance;
    case 'ordinal':
      return (distance * (distance + 1)) / 2;
    default:
      return weights.cost[i]?.[j] ?? Number.NaN;
  }
}

function checkCosts(rows: readonly (readonly number[])[], costs: Float64Array, size: number): void {
  if (rows.length !== size || rows.some((row) => row.length !== size)) {
    throw new RangeError(`the cost matrix must be ${size} x ${size}, one row and one column per label`);
  }
  let total = 0;
  costs.forEach((cost, cell) => {
    const row = Math.floor(cell / size);
    const column = cell % size;
    if (!(cost >= 0 && cost < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`cost ${cost} in row ${row}, column ${column}; a cost is a finite number >= 0`);
    }
    if (row === column && cost !== 0) {
      throw new RangeError(`cost ${cost} for agreeing on label ${row}; agreement costs 0`);
    }
    total += cost;
  });
  if (size > 1 && total === 0)
    throw new RangeError('the cost matrix is 0 everywhere: no disagreement counts');
}
