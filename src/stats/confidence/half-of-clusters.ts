import type { RandomStream } from '../random/random.ts';

/**
 * Halves whole clusters at random, so that what is chosen on one half is tested on verdicts that chose nothing: 1 for
 * those in the first half. With an odd number the first half has one less.
 *
 * Cox 1975, Biometrika 62:441-444, on splitting data.
 *
 * @example
 * halfOfClusters(4, stream(1, 'split')).reduce((sum, own) => sum + own, 0) // 2
 */
export function halfOfClusters(clusters: number, random: RandomStream): Uint8Array {
  const rank = Float64Array.from({ length: clusters }, () => random.nextUniform());
  const order = Uint32Array.from(rank, (_, cluster) => cluster).sort(
    (one, two) => (rank[one] as number) - (rank[two] as number),
  );
  const first = new Uint8Array(clusters);
  for (const cluster of order.subarray(0, Math.floor(clusters / 2))) first[cluster] = 1;
  return first;
}
