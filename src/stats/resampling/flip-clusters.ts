import type { RandomStream } from '../random/random.ts';
import { type ClusterWeights, checkWeightsSize } from './cluster-weights.ts';

export interface ClusterFlips extends ClusterWeights {
  /** Every pattern of signs stands here once, the unflipped one among them: the test is exact. */
  readonly isExact: boolean;
}

/**
 * Signs by which whole clusters are flipped: 1 leaves two raters as they are, -1 swaps them in every item of the cluster.
 * Where all patterns are at most `replicates`, each stands once (one cluster's sign stays, since flipping all of them
 * changes no two-sided test); else they are drawn.
 *
 * Drawn patterns come one after the other: in chunks from one stream they are the same as at once.
 *
 * Gail, Mark, Carroll, Green & Pee 1996, Statistics in Medicine 15:1069-1092 (signs of whole clusters).
 *
 * @throws RangeError when there is no cluster, or `replicates` is not a whole number >= 1.
 * @example
 * flipClusters(3, 2000, stream(1)).weights // [1, 1, 1, 1, 1, -1, 1, -1, 1, 1, -1, -1]
 */
export function flipClusters(clusters: number, replicates: number, random: RandomStream): ClusterFlips {
  checkWeightsSize(clusters, replicates);
  return 2 ** (clusters - 1) <= replicates
    ? { ...everyPattern(clusters), isExact: true }
    : { ...drawnPatterns(clusters, replicates, random), isExact: false };
}

function everyPattern(clusters: number): ClusterWeights {
  const replicates = 2 ** (clusters - 1);
  const weights = new Int8Array(clusters * replicates);
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let pattern = 0; pattern < replicates; pattern++) {
      const isFlipped = cluster > 0 && ((pattern >>> (cluster - 1)) & 1) === 1;
      weights[cluster * replicates + pattern] = isFlipped ? -1 : 1;
    }
  }
  return { clusters, replicates, weights };
}

function drawnPatterns(clusters: number, replicates: number, random: RandomStream): ClusterWeights {
  const weights = new Int8Array(clusters * replicates);
  for (let pattern = 0; pattern < replicates; pattern++) {
    let bits = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      if (cluster % 32 === 0) bits = random.nextInt32();
      weights[cluster * replicates + pattern] = (bits & 1) === 1 ? -1 : 1;
      bits >>>= 1;
    }
  }
  return { clusters, replicates, weights };
}
