import type { ConfusionMatrix } from './confusion-matrix.ts';
import { marginals } from './marginals.ts';
import { disagreementCosts, type Weights } from './weights.ts';

/** What the standard errors of kappa are made of: costs summed over one side's labels, in counts. */
export interface CostMargins {
  readonly n: number;
  readonly gold: Float64Array;
  readonly judge: Float64Array;
  /** Cost of each pair of labels, row-major. */
  readonly costs: Float64Array;
  /** Per gold label: what it would cost against all of the judge's labels. */
  readonly goldCost: Float64Array;
  /** Per label of the judge: what it would cost against all of gold's labels. */
  readonly judgeCost: Float64Array;
  /** What the disagreements cost. */
  readonly observed: number;
  /** n times what they would cost by chance: a sum of terms >= 0, exactly 0 when no disagreement is possible. */
  readonly expected: number;
}

/**
 * The costs of a table by side.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * costMargins(confusionMatrix([[20, 5], [10, 15]]), 'none').expected // 1250
 */
export function costMargins(matrix: ConfusionMatrix, weights: Weights): CostMargins {
  const { size, counts } = matrix;
  const costs = disagreementCosts(weights, size);
  const { n, gold, judge } = marginals(matrix);
  const goldCost = new Float64Array(size);
  const judgeCost = new Float64Array(size);
  let observed = 0;
  let expected = 0;
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      const cost = costs[cell] as number;
      goldCost[i] = (goldCost[i] as number) + cost * (judge[j] as number);
      judgeCost[j] = (judgeCost[j] as number) + cost * (gold[i] as number);
      observed += cost * (counts[cell] as number);
      expected += cost * (gold[i] as number) * (judge[j] as number);
    }
  }
  return { n, gold, judge, costs, goldCost, judgeCost, observed, expected };
}
