import type { RandomStream } from '../random/random.ts';

/** Verdicts on which a threshold is tried. */
export interface KeptInput {
  readonly confidence: Float64Array;
  /** 1 where the verdict would be a missed positive if nobody looked: gold positive, verdict not. */
  readonly missed: ArrayLike<number>;
  /** Number of each verdict's cluster; absent where verdicts are independent. */
  readonly cluster?: ArrayLike<number>;
  /** Draws the verdict that stands for its cluster. */
  readonly random: RandomStream;
}

/** Of the verdicts kept: how many independent ones, and how many of them are missed positives. */
export interface Kept {
  readonly n: number;
  readonly missed: number;
}

/**
 * Counts what is kept from a threshold on, so that the counts are of independent units: every verdict, or with clusters
 * one kept verdict of each, drawn at random. A cluster's draw follows one random order of the verdicts, fixed before
 * any threshold is tried.
 *
 * One of each cluster, so that the binomial bound holds, is this library's rule.
 *
 * @throws RangeError when the columns differ in length.
 * @example
 * keptVerdicts({ confidence: Float64Array.of(0.9, 0.7, 0.9), missed: [0, 1, 1], random: stream(1) })(0.8) // { n: 2, missed: 1 }
 */
export function keptVerdicts({
  confidence,
  missed,
  cluster,
  random,
}: KeptInput): (threshold: number) => Kept {
  const length = confidence.length;
  if (missed.length !== length || (cluster !== undefined && cluster.length !== length)) {
    throw new RangeError('confidences, missed positives and clusters are columns of one length');
  }
  const rank = Float64Array.from(confidence, () => random.nextUniform());
  const order = Uint32Array.from(confidence, (_, i) => i).sort(
    (one, two) => (rank[one] as number) - (rank[two] as number),
  );
  return (threshold) => {
    const seen = new Set<number>();
    let n = 0;
    let bad = 0;
    for (const i of order) {
      if ((confidence[i] as number) < threshold) continue;
      const own = cluster?.[i];
      if (own !== undefined) {
        if (seen.has(own)) continue;
        seen.add(own);
      }
      n++;
      bad += missed[i] as number;
    }
    return { n, missed: bad };
  };
}
