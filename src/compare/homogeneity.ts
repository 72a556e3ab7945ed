import { kappaHomogeneity, kappaHomogeneityClustered, type Statistic, type Weights } from '../stats/index.ts';
import type { Homogeneity } from './comparison.ts';
import { pairingsAlong } from './crossed-interval.ts';
import { sumUnits, type UnitSums } from './evaluate.ts';
import type { Pairing } from './pair.ts';
import type { Summary } from './summary.ts';

/**
 * Whether kappa is the same in all values of a facet. Where items are clustered, weighted or asked several times, by the
 * joint jackknife over clusters or items; else by inverse variances. Where clusters cross, along the way that claims least.
 *
 * @param sums strata's tables of this size, one after the other, as `summary` adds them up
 */
export function homogeneityOf(
  pairing: Pairing,
  sums: UnitSums,
  summary: Summary,
  size: number,
  weights: Weights,
): Homogeneity | undefined {
  if (pairing.strata < 2) return undefined;
  if (pairing.references > 1)
    return { none: 'figures are averaged over annotators, so there is no one table per value' };
  return pairingsAlong(pairing)
    .map((own, at) => alongWay(own, at === 0 ? sums : sumUnits(own, summary), size, weights))
    .reduce((least, other) => (claim(other) > claim(least) ? other : least));
}

/** How little a test claims: the more, the less. */
function claim(test: Homogeneity): number {
  return 'none' in test ? Number.POSITIVE_INFINITY : test.p;
}

function alongWay(
  { strata, scale, isWeighted, units }: Pairing,
  { sums, total }: UnitSums,
  size: number,
  weights: Weights,
): Homogeneity {
  const isPlain = units.kind === 'patterns' && scale === 1 && !isWeighted;
  if (!isPlain) {
    const { f, df, pValue, leftOut } = kappaHomogeneityClustered(
      { size, strata, clusters: units.count, counts: sums, times: units.times },
      weights,
    );
    return resultOf('F', f, df, pValue, leftOut);
  }
  const cells = size * size;
  const tables = Array.from({ length: strata }, (_, stratum) => ({
    size,
    counts: total.subarray(stratum * cells, (stratum + 1) * cells),
  }));
  const { chiSquare, df, pValue, leftOut } = kappaHomogeneity(tables, weights);
  return resultOf('chi-square', chiSquare, [df], pValue, leftOut);
}

function resultOf(
  test: 'F' | 'chi-square',
  statistic: Statistic,
  df: readonly number[],
  p: Statistic,
  leftOut: number,
): Homogeneity {
  if (statistic.value === undefined) return { none: statistic.reason };
  if (p.value === undefined) return { none: p.reason };
  return { test, statistic: statistic.value, df, p: p.value, leftOut };
}
