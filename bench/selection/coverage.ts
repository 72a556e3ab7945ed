import {
  cohenKappaOfCounts,
  comparisonsWithBest,
  kappaAtPrevalence,
  leaveOut,
  pairedDifference,
  resampleCandidates,
  simultaneousLowerBounds,
  stream,
  swapTests,
  totalCounts,
} from '../../src/stats/index.ts';
import { type SimulatedField, simulateField } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

const kappa = cohenKappaOfCounts(2);
const PREVALENCE = 0.3;

/** How often what a report says of candidates against each other is wrong; .05 is the most it may be. */
export interface SelectionErrors {
  /** The interval of the difference of the first two misses the true one: joint jackknife, percentile bootstrap. */
  readonly jackknife: Tally;
  readonly percentile: Tally;
  /** A candidate is further behind the best than its bound says. */
  readonly behindBest: Tally;
  /** A candidate's own figure is below its bound after picking. */
  readonly afterPicking: Tally;
  /** Swaps of whole clusters find a difference between the last two, which are equal. */
  readonly swaps: Tally;
}

/** The first of the judges is better (kappa .86) or, with `equal`, all are of kappa .733. */
export function selectionErrors(
  shape: Pick<SimulatedField, 'judges' | 'clusters' | 'size' | 'common' | 'icc'>,
  equal: boolean,
  studies: number,
  seed = '1',
): SelectionErrors {
  const rates = [...(equal ? [] : [{ tpr: 0.92, fpr: 0.05 }]), { tpr: 0.85, fpr: 0.1 }];
  const truth = Array.from({ length: shape.judges }, (_, judge) => {
    const own = rates[Math.min(judge, rates.length - 1)] ?? { tpr: 1, fpr: 0 };
    return kappaAtPrevalence(own.tpr, own.fpr, PREVALENCE).value ?? 0;
  });
  const errors: SelectionErrors = {
    jackknife: tally(),
    percentile: tally(),
    behindBest: tally(),
    afterPicking: tally(),
    swaps: tally(),
  };
  for (let study = 0; study < studies; study++) {
    const name = `${JSON.stringify(shape)} ${equal} ${study}`;
    const candidates = simulateField({ ...shape, prevalence: PREVALENCE, rates }, stream(seed, name));
    const [all] = resampleCandidates({
      candidates,
      statistics: [kappa],
      random: stream(seed, 'resamples', name),
      replicates: 999,
    }).statistics;
    if (all === undefined) continue;
    const add = (to: Tally, isWrong: boolean) => to.add(isWrong ? 1 : 0);
    const difference = (truth[0] ?? 0) - (truth[1] ?? 0);
    const misses = (low: number, high: number) => difference < low || difference > high;
    const [first, second] = candidates.map((own) => ({
      estimate: kappa(totalCounts(own)) ?? 0,
      ...leaveOut(own, kappa),
    }));
    if (first === undefined || second === undefined) continue;
    const { interval } = pairedDifference(first, second);
    if (!('none' in interval)) add(errors.jackknife, misses(interval.low, interval.high));
    const { replicates, values } = all;
    const differences = Float64Array.from(
      { length: replicates },
      (_, at) => (values[at] as number) - (values[replicates + at] as number),
    ).sort();
    const end = (share: number) => differences[Math.round((replicates + 1) * share) - 1] ?? Number.NaN;
    add(errors.percentile, misses(end(0.025), end(0.975)));
    const bounds = comparisonsWithBest(all);
    const lower = simultaneousLowerBounds(all);
    if ('none' in bounds || 'none' in lower) continue;
    const best = (but: number) => Math.max(...truth.filter((_, other) => other !== but));
    add(
      errors.behindBest,
      bounds.some(({ low }, at) => best(at) - (truth[at] ?? 0) > -low + 1e-12),
    );
    add(
      errors.afterPicking,
      lower.some((bound, at) => bound > (truth[at] ?? 0)),
    );
    const { pValues } = swapTests({
      candidates: candidates.slice(-2),
      statistics: [kappa],
      random: stream(seed, 'swaps', name),
      replicates: 499,
    });
    add(errors.swaps, (pValues[0]?.[0] ?? 1) <= 0.05);
  }
  return errors;
}
