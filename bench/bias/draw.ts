import type { RandomStream } from '../../src/stats/index.ts';

/** Beta with this mean and correlation between items of one cluster: how likely an error is in the cluster. */
export function clusterRate(random: RandomStream, mean: number, correlation: number): number {
  if (correlation === 0) return mean;
  const size = 1 / correlation - 1;
  const first = gamma(random, mean * size);
  const second = gamma(random, (1 - mean) * size);
  // Both so small that they vanish: all or nothing.
  return first + second === 0 ? (happens(random, mean) ? 1 : 0) : first / (first + second);
}

export function happens(random: RandomStream, probability: number): boolean {
  return random.nextUniform() < probability;
}

/** Marsaglia & Tsang 2000, ACM TOMS 26:363-372. */
function gamma(random: RandomStream, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.nextUniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal =
      Math.sqrt(-2 * Math.log(1 - random.nextUniform())) * Math.cos(2 * Math.PI * random.nextUniform());
    const v = (1 + c * normal) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random.nextUniform()) < 0.5 * normal * normal + d - d * v + d * Math.log(v))
      return d * v;
  }
}
