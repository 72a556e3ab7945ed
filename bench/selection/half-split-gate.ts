import {
  cohenKappaOfCounts,
  type RandomStream,
  resampleCandidates,
  totalCounts,
} from '../../src/stats/index.ts';
import { quantile } from './quantile.ts';
import { type SimulatedVerdicts, tablesOf } from './simulate-field.ts';

const kappa = cohenKappaOfCounts(2);

/**
 * Whether the judge with the highest kappa on the first half of the clusters passes a gate on the second half, by the
 * lower end of its ordinary 95 % interval there; undefined where a half gives no kappa.
 */
export function passesOnOtherHalf(
  { gold, verdicts }: SimulatedVerdicts,
  size: number,
  gate: number,
  random: RandomStream,
): boolean | undefined {
  const middle = Math.floor(gold.length / size / 2) * size;
  const half = (from: number, to: number) => {
    const own = verdicts.map((all) => all.subarray(from, to));
    return tablesOf({ gold: gold.subarray(from, to), verdicts: own }, own, size);
  };
  const kappas = half(0, middle).map((table) => kappa(totalCounts(table)) ?? Number.NaN);
  const picked = half(middle, gold.length)[kappas.indexOf(Math.max(...kappas))];
  if (picked === undefined) return undefined;
  const [resampled] = resampleCandidates({
    candidates: [picked],
    statistics: [kappa],
    random,
    replicates: 499,
  }).statistics;
  return resampled === undefined ? undefined : quantile(resampled.values, 0.025) > gate;
}
