import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { type Marginals, marginals } from '../table/marginals.ts';
import { disagreementCosts, type Weights } from '../table/weights.ts';

/**
 * Gwet's AC1 of two raters, AC2 with weights: agreement beyond chance, where chance agreement is that of raters
 * who guess on the hard items only. It stays high when one label is rare and both raters know it (where kappa
 * falls), and for the same reason says little about the rare label.
 *
 * 1 = always agree, 0 = as chance, negative = less than chance. No unit. Depends on the number of declared
 * labels, used or not. With a cost matrix the weight of a pair is 1 - cost / (highest cost). Does not exist
 * without items, nor for a single declared label; with two declared and one used it is 1.
 *
 * Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48; AC2: Gwet 2014, Handbook of
 * Inter-Rater Reliability, 4th edition.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * gwetAc1(confusionMatrix([[118, 5], [2, 0]])).value // 0.9407763376
 */
export function gwetAc1(matrix: ConfusionMatrix, weights: Weights = 'none'): Statistic {
  const parts = chanceParts(matrix, weights);
  return 'reason' in parts ? none(parts.reason) : defined(parts.coefficient);
}

/**
 * Standard error of Gwet's AC1 or AC2 for two raters and independent items.
 *
 * In units of AC1. Does not exist where AC1 does not. The variance of the items' linearised contributions is taken with
 * divisor n, as in Gwet 2008 and irrCAC's function for tables; `gwetAc1ManyStandardError` has n - 1, as irrCAC's
 * functions for raw ratings.
 *
 * Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48.
 *
 * @throws RangeError when the user's cost matrix does not fit.
 * @example
 * gwetAc1StandardError(confusionMatrix([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).value // 0.04321747
 */
export function gwetAc1StandardError(matrix: ConfusionMatrix, weights: Weights = 'none'): Statistic {
  const parts = chanceParts(matrix, weights);
  if ('reason' in parts) return none(parts.reason);
  const { size, counts } = matrix;
  const { n, coefficient, expected, guess, weightOf, share } = parts;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const chance = guess * (1 - ((share[i] ?? 0) + (share[j] ?? 0)) / 2);
      const contribution =
        (weightOf(i, j) - expected - 2 * (1 - coefficient) * (chance - expected)) / (1 - expected);
      squares += (counts[i * size + j] ?? 0) * (contribution - coefficient) ** 2;
    }
  }
  return defined(Math.sqrt(squares) / n);
}

interface ChanceParts {
  readonly n: number;
  readonly coefficient: number;
  /** Agreement expected by chance. */
  readonly expected: number;
  /** Mean weight per pair of labels, over (labels - 1): what a guess earns. */
  readonly guess: number;
  /** Pooled share of each label. */
  readonly share: Float64Array;
  readonly weightOf: (i: number, j: number) => number;
}

/**
 * AC1 (unweighted) of a table's margins and diagonal, for resampling.
 *
 * Values, existence and source as `gwetAc1`.
 *
 * @example
 * gwetAc1OfMargins(marginals(confusionMatrix([[118, 5], [2, 0]]))).value // 0.9407763376
 */
export function gwetAc1OfMargins({ n, disagreed, gold, judge }: Marginals): Statistic {
  const size = gold.length;
  if (n === 0) return none(NO_ITEMS);
  if (size === 1) return none(ONE_DECLARED);
  const expected = chanceSpread(gold, judge, n) / (4 * n * n) / (size - 1);
  return defined(1 - disagreed / n / (1 - expected));
}

/** Sum over labels of the times both raters gave it, times the times they gave another. */
function chanceSpread(gold: Float64Array, judge: Float64Array, n: number): number {
  let spread = 0;
  for (let label = 0; label < gold.length; label++) {
    const both = (gold[label] as number) + (judge[label] as number);
    spread += both * (2 * n - both);
  }
  return spread;
}

const ONE_DECLARED = 'only one label is declared';

function chanceParts(matrix: ConfusionMatrix, weights: Weights): ChanceParts | { readonly reason: string } {
  const { size, counts } = matrix;
  const costs = disagreementCosts(weights, size);
  const { n, gold, judge } = marginals(matrix);
  if (n === 0) return { reason: NO_ITEMS };
  if (size === 1) return { reason: ONE_DECLARED };

  const highest = costs.reduce((a, b) => Math.max(a, b), 0);
  const weightOf = (i: number, j: number): number => (highest - (costs[i * size + j] ?? 0)) / highest;
  const totalCost = costs.reduce((a, b) => a + b, 0);
  const guess = (size * size - totalCost / highest) / (size * (size - 1));

  const share = gold.map((count, label) => (count + (judge[label] ?? 0)) / (2 * n));
  const observedCost = costs.reduce((sum, cost, cell) => sum + cost * (counts[cell] ?? 0), 0);
  const expected = (guess * chanceSpread(gold, judge, n)) / (4 * n * n);
  const coefficient = 1 - observedCost / (highest * n) / (1 - expected);
  return { n, coefficient, expected, guess, share, weightOf };
}
