import type { ResampledCandidates } from './resampled-candidates.ts';

/**
 * For each candidate the share of resamples in which it is the best, from 0 to 1; candidates that are equal in a resample
 * share it. All add up to 1. Empty where no resample has a value for all of them.
 *
 * It says how far the data at hand settle who leads, not how good the leader is: two equal candidates have .5 each however
 * good both are, and a candidate may be most likely the best and yet not be shown to be better than any other.
 *
 * Efron & Tibshirani 1998, Annals of Statistics 26:1687-1718 (the problem of regions).
 *
 * @example
 * probabilityOfBest(resampledCandidates([0.8, 0.7], [[0.8, 0.6], [0.7, 0.6]])) // [0.75, 0.25]
 */
export function probabilityOfBest({ estimates, replicates, values }: ResampledCandidates): readonly number[] {
  if (replicates === 0) return [];
  // Ties share in whole numbers first: wins[candidate][k - 1] counts resamples shared by k.
  const wins = Array.from(estimates, () => new Float64Array(estimates.length));
  for (let at = 0; at < replicates; at++) {
    let highest = Number.NEGATIVE_INFINITY;
    let sharing = 0;
    for (let own = at; own < values.length; own += replicates) {
      const value = values[own] as number;
      if (value > highest) {
        highest = value;
        sharing = 1;
      } else if (value === highest) sharing++;
    }
    for (let candidate = 0; candidate < estimates.length; candidate++) {
      if (values[candidate * replicates + at] !== highest) continue;
      const own = wins[candidate] as Float64Array;
      own[sharing - 1] = (own[sharing - 1] as number) + 1;
    }
  }
  return wins.map((own) => own.reduce((sum, count, sharing) => sum + count / (sharing + 1), 0) / replicates);
}
