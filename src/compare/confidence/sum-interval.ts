import type { Interval } from '../../domain/measure.ts';
import { clusterJackknife, type Transform } from '../../stats/index.ts';
import type { CandidateContext } from '../context.ts';
import type { SureVerdicts } from './sure-verdicts.ts';

/**
 * Interval of a ratio of two sums over verdicts, from leaving out one cluster (or item) at a time, so that an item's
 * calls stay together.
 *
 * @param parts what a row adds to numerator and denominator, before its weight
 */
export function ratioInterval(
  { overall, level }: CandidateContext,
  { at, weight }: SureVerdicts,
  parts: (row: number) => readonly [number, number],
  transform: Transform,
): { readonly interval: Interval; readonly clusters?: number } {
  const { cluster, clusters, items } = overall;
  const units = cluster === undefined ? items.length : clusters;
  const counts = new Float64Array(2 * units);
  for (let row = 0; row < at.length; row++) {
    const own = at[row] as number;
    const place = 2 * (cluster === undefined ? own : (cluster[own] as number));
    const [numerator, denominator] = parts(row);
    counts[place] = (counts[place] as number) + (weight[row] as number) * numerator;
    counts[place + 1] = (counts[place + 1] as number) + (weight[row] as number) * denominator;
  }
  const found = clusterJackknife({
    clusters: units,
    counts,
    statistic: (sums) => ((sums[1] as number) > 0 ? (sums[0] as number) / (sums[1] as number) : undefined),
    transform,
    level,
  });
  return cluster === undefined
    ? { interval: found.interval }
    : { interval: found.interval, clusters: found.clusters };
}
