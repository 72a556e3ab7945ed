import { defined, none, type Statistic } from '../statistic.ts';
import { flipDistribution } from './flip-distribution.ts';

/** Above this many values ranks are many and the t-test serves. */
const MOST_VALUES = 2000;

/**
 * Wilcoxon's signed-rank test that a sample lies below a value: the exact distribution, given the tied ranks, of the
 * sum of the ranks above it. For small samples (below 30), where a t-test cannot be trusted.
 *
 * A share from 0 to 1; a small one says that the values lie below. Values equal to the null value are dropped; ties
 * share their mean rank. Assumes values symmetric around their centre. Does not exist where all values equal the null
 * value.
 *
 * Wilcoxon 1945, Biometrics Bulletin 1:80-83; exact with ties: Hollander, Wolfe & Chicken 2014, Nonparametric
 * Statistical Methods, section 3.1.
 *
 * @throws RangeError when a value is not finite, or there are more than 2,000.
 * @example
 * wilcoxonBelow([-1.5, -2.5, -3.5, 0.5, -4.5], 0).value // 0.0625
 * wilcoxonBelow([0, 0, -1, 0, -1, 0], 0.2).value // 0.015625
 */
export function wilcoxonBelow(values: readonly number[], nullValue: number): Statistic {
  if (values.length > MOST_VALUES || !values.every(Number.isFinite)) {
    throw new RangeError(`the signed-rank test takes up to ${MOST_VALUES} finite values`);
  }
  const differences = values.map((value) => value - nullValue).filter((value) => value !== 0);
  if (differences.length === 0) return none('no value differs from the one it is tested against');
  const doubled = doubledRanks(differences.map(Math.abs));
  const sum = differences.reduce((all, value, at) => all + Math.sign(value) * (doubled[at] as number), 0);
  return defined(flipDistribution(doubled, sum).below);
}

/** Twice the rank, so that the mean rank of ties is a whole number. Values apart by rounding only are ties. */
function doubledRanks(sizes: readonly number[]): readonly number[] {
  const order = sizes.map((_, at) => at).sort((a, b) => (sizes[a] as number) - (sizes[b] as number));
  const ranks = new Array<number>(sizes.length).fill(0);
  for (let from = 0; from < order.length; ) {
    const bar = (sizes[order[from] as number] as number) * (1 + 1e-12);
    let to = from;
    while (to < order.length && (sizes[order[to] as number] as number) <= bar) to++;
    // Ranks from + 1 to `to`: twice their mean is from + 1 + to.
    for (let at = from; at < to; at++) ranks[order[at] as number] = from + 1 + to;
    from = to;
  }
  return ranks;
}
