import { cohenKappaOfCounts, kappaAtPrevalence, resampleCandidates, stream } from '../../src/stats/index.ts';
import { simulateField } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

const kappa = cohenKappaOfCounts(2);
const PREVALENCE = 0.3;
const RATES = { tpr: 0.85, fpr: 0.1 };

/**
 * How far the pooled out-of-bag kappa lies above what any of `judges` equal judges is worth, .733; their errors correlate
 * by `common` on the normal scale behind them.
 */
export function outOfBagBias(judges: number, n: number, common: number, studies: number, seed = '1'): Tally {
  const own = tally();
  const truth = kappaAtPrevalence(RATES.tpr, RATES.fpr, PREVALENCE).value ?? 0;
  const field = { judges, clusters: n, size: 1, prevalence: PREVALENCE, rates: [RATES], common };
  for (let study = 0; study < studies; study++) {
    const name = `${judges} ${n} ${common} ${study}`;
    const { estimate } = resampleCandidates({
      candidates: simulateField(field, stream(seed, 'out-of-bag bias', name)),
      statistics: [kappa],
      random: stream(seed, 'out-of-bag bias resamples', name),
      replicates: 200,
    }).outOfBag;
    if (estimate.value !== undefined) own.add(estimate.value - truth);
  }
  return own;
}
