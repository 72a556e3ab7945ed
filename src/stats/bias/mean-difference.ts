import { NO_ITEMS, ratio, type Statistic } from '../statistic.ts';

/**
 * The mean over one group minus the mean over another, from sums that can be added up by cluster:
 * [items of the one, their sum, items of the other, their sum]. With a judge's label minus that of other judges as the
 * values, and its own family's agents against the others, it is a difference in differences.
 *
 * 0 = equal means, positive = the one's is higher. In the unit of the values. Does not exist where a group is empty.
 *
 * Self-preference as a difference given the gold label: Panickssery, Bowman & Feng 2024, arXiv 2404.13076; Wataoka,
 * Takahashi & Ri 2024, arXiv 2410.21819.
 *
 * @example
 * meanDifference(Float64Array.of(4, 2, 5, 1)).value // 0.3
 */
export function meanDifference(sums: Float64Array): Statistic {
  const [n = 0, sum = 0, others = 0, otherSum = 0] = sums;
  return ratio(sum * others - otherSum * n, n * others, NO_ITEMS);
}
