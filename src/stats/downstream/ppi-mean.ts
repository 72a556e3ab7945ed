import { type Interval, tailOf } from '../intervals/interval.ts';
import { normalQuantile } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import type { PpiSums } from './ppi-sums.ts';

/** A mean that uses the judge where gold is missing. */
export interface PpiMean {
  readonly estimate: Statistic;
  readonly standardError: Statistic;
  /** How far the judge is trusted: 0 = gold alone (the classical mean), 1 = in full. */
  readonly weight: number;
  readonly interval: Interval;
}

/**
 * Prediction-powered inference of a mean (PPI, PPI++): the judge's mean on items without gold, put right by how far
 * judge and gold differ where there is gold. Needs items with gold that are a random part of all; nothing about the
 * judge. With the tuned weight (PPI++) a useless judge costs nothing: its weight falls to 0.
 *
 * In the unit of the values; of a share it may lie outside 0 to 1 when items are few. For independent items:
 * `ppiMeanByCluster` for others. Does not exist without items of either kind.
 *
 * Angelopoulos et al. 2023, Science 382:669-674 (arXiv 2301.09633); PPI++: arXiv 2311.01453. Covariance with divisor n,
 * variance of the judge over all items with n - 1, variances in the standard error with n, as in ppi_py.
 *
 * @param weight 'tuned' (PPI++), or a number from 0 to 1; 1 is PPI
 * @throws RangeError when the weight is outside 0 to 1, or the level not between 0 and 1.
 * @example
 * ppiMean(ppiSums([1, 0, 1, 1, 0, 1, 0, 1, 1, 0], [1, 0, 1, 1, 1, 1, 0, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]), 1).estimate.value // 0.7
 */
export function ppiMean(sums: PpiSums, weight: 'tuned' | number = 'tuned', level = 0.95): PpiMean {
  const z = normalQuantile(1 - tailOf(level));
  if (weight !== 'tuned' && !(weight >= 0 && weight <= 1)) {
    throw new RangeError(`a weight lies between 0 and 1, got ${weight}`);
  }
  const chosen = weight === 'tuned' ? ppiWeight(sums) : weight;
  const estimate = ppiOfSums(sums, chosen);
  if (estimate === undefined) {
    const reason = sums.labelled === 0 ? 'no items with gold' : 'no items without gold';
    return {
      estimate: none(reason),
      standardError: none(reason),
      weight: chosen,
      interval: { none: reason },
    };
  }
  const error = Math.sqrt(varianceOf(sums, chosen));
  const interval: Interval =
    error === 0
      ? { none: 'nothing varies, so there is no interval' }
      : { low: estimate - z * error, high: estimate + z * error, level, method: chosenName(weight) };
  return { estimate: defined(estimate), standardError: defined(error), weight: chosen, interval };
}

/**
 * The PPI++ weight: how far gold and judge vary together, over how far the judge varies, clipped to 0 to 1. 0 where the
 * judge never varies or there are no items without gold.
 *
 * Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453, equation for the mean.
 *
 * @example
 * ppiWeight(ppiSums([1, 0, 1, 0], [1, 0, 1, 0], [1, 0, 1, 0])) // 0.4375
 */
export function ppiWeight(sums: PpiSums): number {
  const { labelled: n, unlabelled: m } = sums;
  if (n === 0 || m === 0) return 0;
  const covariance = sums.products / n - (sums.gold / n) * (sums.judge / n);
  const all = sums.judge + sums.judgeElsewhere;
  const squares = sums.judgeSquares + sums.judgeElsewhereSquares;
  const spread = squares - (all * all) / (n + m);
  if (spread <= 1e-12 * squares || n + m < 2) return 0;
  const weight = covariance / ((1 + n / m) * (spread / (n + m - 1)));
  return Math.min(1, Math.max(0, weight));
}

/**
 * The estimate alone, for resampling; undefined without items with gold, or without others where the judge has weight.
 *
 * @example
 * ppiOfSums(ppiSums([1, 0], [1, 1], [1, 0, 0, 0]), 0) // 0.5
 */
export function ppiOfSums(sums: PpiSums, weight: number): number | undefined {
  if (sums.labelled === 0) return undefined;
  const gold = sums.gold / sums.labelled;
  if (weight === 0) return gold;
  if (sums.unlabelled === 0) return undefined;
  return gold + weight * (sums.judgeElsewhere / sums.unlabelled - sums.judge / sums.labelled);
}

function varianceOf(sums: PpiSums, weight: number): number {
  const { labelled: n, unlabelled: m } = sums;
  const elsewhere = m === 0 ? 0 : (sums.judgeElsewhereSquares / m - (sums.judgeElsewhere / m) ** 2) / m;
  const difference = (sums.gold - weight * sums.judge) / n;
  const squares = sums.goldSquares - 2 * weight * sums.products + weight * weight * sums.judgeSquares;
  const rectifier = squares / n - difference * difference;
  return weight * weight * elsewhere + Math.max(0, rectifier) / n;
}

function chosenName(weight: 'tuned' | number): string {
  return weight === 'tuned'
    ? 'PPI++'
    : weight === 1
      ? 'PPI'
      : weight === 0
        ? 'classical'
        : 'PPI, fixed weight';
}
