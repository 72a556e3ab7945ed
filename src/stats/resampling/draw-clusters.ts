import type { RandomStream } from '../random/random.ts';
import { type ClusterWeights, checkWeightsSize } from './cluster-weights.ts';

/**
 * Resamples whole clusters with replacement: as many draws per replicate as there are clusters, so a cluster's weight
 * is how often it was drawn, and 0 where it was left out. Items of one cluster always stay together.
 *
 * Replicates are drawn one after the other, so a set of 2,000 drawn in chunks from one stream is the set drawn at once.
 * Time and memory (one byte) grow with clusters x replicates.
 *
 * Davison & Hinkley 1997, Bootstrap Methods and their Application, section 3.8 (one level of resampling).
 *
 * @throws RangeError when there is no cluster, or `replicates` is not a whole number >= 1.
 * @example
 * drawClusters(1, 3, stream(1)).weights // [1, 1, 1]
 */
export function drawClusters(clusters: number, replicates: number, random: RandomStream): ClusterWeights {
  checkWeightsSize(clusters, replicates);
  const weights = new Int8Array(clusters * replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let draw = 0; draw < clusters; draw++) {
      // 32 random bits: the shares of two clusters differ by less than clusters / 2^32.
      const cluster = Math.floor(((random.nextInt32() >>> 0) / 4294967296) * clusters);
      const at = cluster * replicates + replicate;
      // A byte holds it: beyond 127 clusters no cluster is drawn 128 times in the life of a universe.
      weights[at] = (weights[at] as number) + 1;
    }
  }
  return { clusters, replicates, weights };
}
