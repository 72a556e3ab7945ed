import {
  cohenKappaOfCounts,
  comparisonsWithBest,
  kappaAtPrevalence,
  resampleCandidates,
  stream,
} from '../../src/stats/index.ts';
import { simulateField } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

const kappa = cohenKappaOfCounts(2);
const PREVALENCE = 0.3;
const JUDGES = 12;

/** What the two readings of a comparison with the best say of the worst of 12 judges, kappa .77 down to .46. */
export interface TiedOrAsGood {
  /** The worst is in the set of those that may be the best. */
  readonly worstTied: Tally;
  /** The worst is shown to be no more than .05 worse than the best. */
  readonly worstNoninferior: Tally;
  /** Any judge that truly is more than .05 worse is shown not to be. */
  readonly anyWronglyShown: Tally;
  /** The best is shown to be no more than .05 worse than the best. */
  readonly bestNoninferior: Tally;
}

/** Errors correlate by `common` on the normal scale behind them. */
export function tiedOrAsGood(n: number, studies: number, common = 0, seed = '1'): TiedOrAsGood {
  const rates = Array.from({ length: JUDGES }, (_, at) => ({
    tpr: 0.88 - (0.18 * at) / (JUDGES - 1),
    fpr: 0.09 + (0.125 * at) / (JUDGES - 1),
  }));
  const truth = rates.map(({ tpr, fpr }) => kappaAtPrevalence(tpr, fpr, PREVALENCE).value ?? 0);
  const own: TiedOrAsGood = {
    worstTied: tally(),
    worstNoninferior: tally(),
    anyWronglyShown: tally(),
    bestNoninferior: tally(),
  };
  for (let study = 0; study < studies; study++) {
    const candidates = simulateField(
      { judges: JUDGES, clusters: n, size: 1, prevalence: PREVALENCE, rates, common },
      stream(seed, 'tied', `${n} ${study}`),
    );
    const [all] = resampleCandidates({
      candidates,
      statistics: [kappa],
      random: stream(seed, 'tied resamples', `${n} ${study}`),
      replicates: 499,
    }).statistics;
    const bounds = all === undefined ? { none: '' } : comparisonsWithBest(all);
    if ('none' in bounds) continue;
    const add = (to: Tally, holds: boolean) => to.add(holds ? 1 : 0);
    const isShown = bounds.map(({ low }) => -low <= 0.05);
    add(own.worstTied, (bounds.at(-1)?.high ?? 0) > 0);
    add(own.worstNoninferior, isShown.at(-1) === true);
    add(
      own.anyWronglyShown,
      truth.some((value, at) => isShown[at] === true && (truth[0] ?? 0) - value > 0.05),
    );
    add(own.bestNoninferior, isShown[0] === true);
  }
  return own;
}
