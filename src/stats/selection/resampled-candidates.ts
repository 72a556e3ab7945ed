/** One statistic of several candidates, on the same resamples. */
export interface ResampledCandidates {
  /** How many clusters were resampled; infinite where that is not known. */
  readonly clusters: number;
  /** One per candidate, on all items. */
  readonly estimates: Float64Array;
  /** Resamples on which the statistic exists for every candidate. */
  readonly replicates: number;
  /** `values[candidate * replicates + replicate]`. */
  readonly values: Float64Array;
  /** Resamples on which it does not exist for one of them: left out for all, to be shown. */
  readonly undefinedReplicates: number;
}

/**
 * Values of candidates, one row per candidate, as the functions of a selection take them.
 *
 * @throws RangeError when a row has another length than the first.
 * @example
 * resampledCandidates([0.8, 0.7], [[0.8, 0.9], [0.6, 0.7]]).replicates // 2
 */
export function resampledCandidates(
  estimates: readonly number[],
  rows: readonly (readonly number[])[],
  clusters: number = Number.POSITIVE_INFINITY,
): ResampledCandidates {
  const replicates = rows[0]?.length ?? 0;
  if (rows.length !== estimates.length || rows.some((row) => row.length !== replicates)) {
    throw new RangeError(`give ${estimates.length} candidates one row each, all of one length`);
  }
  return {
    clusters,
    estimates: Float64Array.from(estimates),
    replicates,
    values: Float64Array.from(rows.flat()),
    undefinedReplicates: 0,
  };
}

/**
 * By what deviations of resamples are to be stretched: resampling as many clusters as there are varies by
 * (clusters - 1) / clusters of what clusters vary.
 *
 * @example
 * clusterStretch(2) // 1.4142135624
 * clusterStretch(Infinity) // 1
 */
export function clusterStretch(clusters: number): number {
  return clusters > 1 && Number.isFinite(clusters) ? Math.sqrt(clusters / (clusters - 1)) : 1;
}
