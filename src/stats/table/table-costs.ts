import { chanceProduct, disagreementCosts, type Weights } from './weights.ts';

/** Items of a table, what their disagreements cost, and n times what chance would make them cost. */
export interface TableCosts {
  readonly n: number;
  readonly observed: number;
  /** Sum over pairs of labels of cost x gold's items x judge's items: a sum of terms >= 0. */
  readonly product: number;
}

/**
 * What kappa is made of: kappa = 1 - n observed / product. Reads the table of `size` labels that begins at `at` in a
 * vector of counts. For resampling: it allocates nothing, and every call returns the same object, written over.
 *
 * @throws RangeError when the user's cost matrix does not fit (see `disagreementCosts`).
 * @example
 * tableCosts(2, 'none')(Float64Array.of(20, 5, 10, 15), 0) // { n: 50, observed: 15, product: 1250 }
 */
export function tableCosts(size: number, weights: Weights): (counts: Float64Array, at: number) => TableCosts {
  const costs = disagreementCosts(weights, size);
  const productOf = chanceProduct(weights, size);
  const gold = new Float64Array(size);
  const judge = new Float64Array(size);
  const own = { n: 0, observed: 0, product: 0 };
  return (counts, at) => {
    let n = 0;
    let observed = 0;
    for (let i = 0, cell = 0; i < size; i++) {
      let ofGold = 0;
      for (let j = 0; j < size; j++, cell++) {
        const count = counts[at + cell] as number;
        n += count;
        observed += (costs[cell] as number) * count;
        ofGold += count;
        judge[j] = i === 0 ? count : (judge[j] as number) + count;
      }
      gold[i] = ofGold;
    }
    own.n = n;
    own.observed = observed;
    own.product = productOf(gold, 0, judge, 0);
    return own;
  };
}
