import type { RandomStream } from './random.ts';

/**
 * A sampler of the gamma distribution with scale 1: each call takes a shape and gives one draw, whose mean and
 * variance are the shape. Shares of several draws are a draw from the Dirichlet distribution. A shape of 0 gives 0.
 *
 * Marsaglia & Tsang 2000, ACM Transactions on Mathematical Software 26:363-372; below shape 1 by their boost
 * gamma(shape + 1) U^(1 / shape), which for a tiny shape can underflow to 0. Normal variates by the polar method of
 * Marsaglia & Bray 1964, SIAM Review 6:260-264. Callers check that shapes are >= 0: this is an inner loop.
 *
 * @example
 * gammaSampler(stream(1))(0) // 0
 */
export function gammaSampler(random: RandomStream): (shape: number) => number {
  // 32 random bits do for a variate, and cost half of 53.
  const uniform = (): number => (random.nextInt32() >>> 0) * 2 ** -32;
  // The polar method makes two normal variates at once.
  let spare = Number.NaN;
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
  const atLeastOne = (shape: number): number => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const cube = root * root * root;
      const u = uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * cube;
      if (Math.log(u) < 0.5 * square + d * (1 - cube + Math.log(cube))) return d * cube;
    }
  };
  return (shape) => {
    if (shape === 0) return 0;
    if (shape >= 1) return atLeastOne(shape);
    return atLeastOne(shape + 1) * uniform() ** (1 / shape);
  };
}
