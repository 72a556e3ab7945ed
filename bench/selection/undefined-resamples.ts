import {
  binaryRates,
  cohenKappaOfCounts,
  confusionMatrix,
  resampleCandidates,
  stream,
} from '../../src/stats/index.ts';
import { simulateField } from './simulate-field.ts';
import { type Tally, tally } from './tally.ts';

/** By what one picks. */
const PICKED_BY = {
  kappa: cohenKappaOfCounts(2),
  TPR: ([hits = 0, misses = 0, alarms = 0, passes = 0]: Float64Array) =>
    binaryRates(
      confusionMatrix([
        [hits, misses],
        [alarms, passes],
      ]),
      0,
    ).tpr.value,
} as const;

/**
 * The share of resamples from which none of 12 judges of TPR .85 can be picked at a prevalence of 5 %, because one of
 * them has no such figure there: TPR without a positive, kappa where the judge, too, then says negative of all items.
 */
export function undefinedResamples(
  by: keyof typeof PICKED_BY,
  n: number,
  fpr: number,
  studies: number,
  seed = '1',
): Tally {
  const own = tally();
  const replicates = 200;
  const field = { judges: 12, clusters: n, size: 1, prevalence: 0.05, rates: [{ tpr: 0.85, fpr }] };
  for (let study = 0; study < studies; study++) {
    const name = `${n} ${fpr} ${study}`;
    const { outOfBag } = resampleCandidates({
      candidates: simulateField(field, stream(seed, 'few positives', name)),
      statistics: [PICKED_BY[by]],
      random: stream(seed, 'few positives resamples', name),
      replicates,
    });
    own.add(outOfBag.undefinedReplicates / replicates);
  }
  return own;
}
