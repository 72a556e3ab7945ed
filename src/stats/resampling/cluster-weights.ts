/**
 * How often each cluster counts in each replicate: `weights[cluster * replicates + replicate]`. One such set serves
 * every statistic of every candidate, so that all of them see the same resamples.
 */
export interface ClusterWeights {
  readonly clusters: number;
  readonly replicates: number;
  readonly weights: Int8Array;
}

/**
 * Checks the size of a set of weights.
 *
 * @throws RangeError when there is no cluster, or `replicates` is not a whole number >= 1.
 * @example
 * checkWeightsSize(8, 2000) // undefined
 */
export function checkWeightsSize(clusters: number, replicates: number): void {
  if (!(Number.isInteger(clusters) && clusters >= 1)) {
    throw new RangeError(`clusters is a whole number >= 1, got ${clusters}`);
  }
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`replicates is a whole number >= 1, got ${replicates}`);
  }
}
