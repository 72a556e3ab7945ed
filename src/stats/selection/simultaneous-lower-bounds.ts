import { criticalValue, TOO_FEW_RESAMPLES } from './critical-value.ts';
import { clusterStretch, type ResampledCandidates } from './resampled-candidates.ts';

/**
 * Lower bounds of every candidate's own figure that hold for all of them together with probability `level`: what a gate
 * may rest on when the candidate was picked because it looked best. Each estimate less one common amount: the quantile,
 * over resamples, of how far the candidate that falls most falls below its estimate, not divided by anyone's error.
 *
 * Where all of 12 candidates stand exactly at a threshold, the ordinary lower bound of the best passes it in every third
 * study of 100 items; this one in at most 5 %, in clusters and with errors that candidates share, too. Taking the
 * deviations upwards instead (the basic bootstrap) holds only while errors are independent: kappa's resamples fall further
 * than they rise. There are none for too few resamples.
 *
 * Efron 1981, Canadian Journal of Statistics 9:139-172 (percentile); Romano & Wolf 2005, Econometrica 73:1237-1282 (the
 * largest deviation; not studentised, which fails here: see docs/selection.md).
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * simultaneousLowerBounds(resampledCandidates([0.8, 0.6], [[0.8, 0.6, 0.9], [0.6, 0.6, 0.6]]), 0.75) // [0.6, 0.4]
 */
export function simultaneousLowerBounds(
  { clusters, estimates, replicates, values }: ResampledCandidates,
  level = 0.95,
): readonly number[] | { readonly none: string } {
  const largest = new Float64Array(replicates).fill(Number.NEGATIVE_INFINITY);
  estimates.forEach((estimate, candidate) => {
    for (let at = 0; at < replicates; at++) {
      const deviation = estimate - (values[candidate * replicates + at] as number);
      if (deviation > (largest[at] as number)) largest[at] = deviation;
    }
  });
  const critical = criticalValue(largest, level);
  return critical === undefined
    ? { none: TOO_FEW_RESAMPLES }
    : Array.from(estimates, (estimate) => estimate - critical * clusterStretch(clusters));
}
