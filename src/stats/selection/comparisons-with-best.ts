import { criticalValue, TOO_FEW_RESAMPLES } from './critical-value.ts';
import { clusterStretch, type ResampledCandidates } from './resampled-candidates.ts';

/** One candidate against the best of all others. */
export interface ComparisonWithBest {
  /** Its estimate minus the best other's: negative where another leads. */
  readonly difference: number;
  /** Simultaneous bounds of that difference; `low` is never above 0 and `high` never below. */
  readonly low: number;
  readonly high: number;
}

/**
 * Multiple comparisons with the best (Hsu), unstudentised, from resamples of all candidates at once: bounds on every
 * candidate minus the best of the others that hold for all of them together with probability `level`.
 *
 * `-low` is the simultaneous upper bound of what is lost by taking this candidate: it is **shown to be no more than a
 * margin worse than the best** where -low <= margin. `high` = 0 shows that it is not the best; `high` > 0 says only that
 * it may be ("tied with the best" is not "as good as the best": with few items nearly everything is tied).
 *
 * For every candidate the critical value is the quantile, over resamples, of how far its lead over another rises above what
 * it is, at most; no bound assumes which one is truly the best. There are none for fewer than two candidates, or too few
 * resamples.
 *
 * Hsu 1984, Annals of Statistics 12:1136-1144; Hsu 1996, Multiple Comparisons, section 4.2 (unequal variances).
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * comparisonsWithBest(resampledCandidates([0.8, 0.6], [[0.8, 0.7, 0.9], [0.6, 0.6, 0.6]]), 0.75)[1].low // -0.3
 */
export function comparisonsWithBest(
  { clusters, estimates, replicates, values }: ResampledCandidates,
  level = 0.95,
): readonly ComparisonWithBest[] | { readonly none: string } {
  const count = estimates.length;
  if (count < 2) return { none: 'fewer than two candidates' };
  const critical = new Float64Array(count);
  const largest = new Float64Array(replicates);
  for (let own = 0; own < count; own++) {
    largestLeads(own, estimates, values, largest);
    const value = criticalValue(largest, level);
    if (value === undefined) return { none: TOO_FEW_RESAMPLES };
    critical[own] = value * clusterStretch(clusters);
  }
  return Array.from(estimates, (estimate, own): ComparisonWithBest => {
    let best = Number.NEGATIVE_INFINITY;
    let lost = Number.NEGATIVE_INFINITY;
    estimates.forEach((other, at) => {
      if (at === own) return;
      best = Math.max(best, other);
      lost = Math.max(lost, other + (critical[at] as number));
    });
    const difference = estimate - best;
    return {
      difference,
      low: Math.min(0, estimate - lost),
      high: Math.max(0, difference + (critical[own] as number)),
    };
  });
}

/** In every resample: by how much this one's leads over the others exceed what they are on all items, at most. */
function largestLeads(own: number, estimates: Float64Array, values: Float64Array, into: Float64Array): void {
  const replicates = into.length;
  into.fill(Number.NEGATIVE_INFINITY);
  for (let other = 0; other < estimates.length; other++) {
    if (other === own) continue;
    const lead = (estimates[own] as number) - (estimates[other] as number);
    for (let at = 0; at < replicates; at++) {
      const deviation =
        (values[own * replicates + at] as number) - (values[other * replicates + at] as number) - lead;
      if (deviation > (into[at] as number)) into[at] = deviation;
    }
  }
}
