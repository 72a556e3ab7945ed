import { isAtMostRatioToMode } from './binomial-ratio.ts';
import type { RandomStream } from './random.ts';

/**
 * One draw from the binomial distribution: the number of successes in `n` trials of probability `p`, in time
 * that does not grow with n.
 *
 * Inversion where n p < 10 (p taken as the smaller of p and 1 - p), transformed rejection (BTRS) above.
 *
 * Kachitvichyanukul & Schmeiser 1988, Communications of the ACM 31:216-222; BTRS: Hörmann 1993, Journal of
 * Statistical Computation and Simulation 46:101-110. `n` is a whole number >= 0; callers check, this is an inner loop.
 *
 * @example
 * drawBinomial(stream(1), 50, 0) // 0
 * drawBinomial(stream(1), 50, 1) // 50
 */
export function drawBinomial(random: RandomStream, n: number, p: number): number {
  return new BinomialSampler(p).draw(random, n);
}

/**
 * The same for many draws of one probability: what depends on it alone is computed once.
 *
 * @example
 * new BinomialSampler(1).draw(stream(1), 50) // 50
 */
export class BinomialSampler {
  /** The smaller of p and 1 - p; where it is that of failures, these are what is drawn. */
  readonly #share: number;
  readonly #isOfFailures: boolean;
  readonly #odds: number;
  readonly #logOdds: number;
  readonly #logRest: number;

  constructor(p: number) {
    this.#isOfFailures = p > 0.5;
    this.#share = Math.max(0, this.#isOfFailures ? 1 - p : p);
    this.#odds = this.#share / (1 - this.#share);
    this.#logOdds = Math.log(this.#odds);
    this.#logRest = Math.log1p(-this.#share);
  }

  draw(random: RandomStream, n: number): number {
    const drawn = this.#drawShare(random, n);
    return this.#isOfFailures ? n - drawn : drawn;
  }

  #drawShare(random: RandomStream, n: number): number {
    if (n * this.#share >= 10) return this.#byRejection(random, n);
    return n === 0 || this.#share === 0 ? 0 : this.#byInversion(random, n);
  }

  /** Walks up the distribution function from 0: about n p steps. */
  #byInversion(random: RandomStream, n: number): number {
    const odds = this.#odds;
    const atZero = Math.exp(n * this.#logRest);
    for (;;) {
      let left = random.nextUniform();
      let probability = atZero;
      for (let k = 0; k <= n; k++) {
        if (left < probability) return k;
        left -= probability;
        probability *= (odds * (n - k)) / (k + 1);
        // Beyond the reach of a 53-bit uniform: only rounding gets here. Draw again.
        if (k > 110) break;
      }
    }
  }

  /** Hörmann's BTRS: proposes from a hat that encloses the binomial, accepts most proposals without a logarithm. */
  #byRejection(random: RandomStream, n: number): number {
    const p = this.#share;
    const deviation = Math.sqrt(n * p * (1 - p));
    const b = 1.15 + 2.53 * deviation;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const centre = n * p + 0.5;
    const quick = 0.92 - 4.2 / b;
    for (;;) {
      const u = random.nextUniform() - 0.5;
      const v = random.nextUniform();
      const edge = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / edge + b) * u + centre);
      if (edge >= 0.07 && v <= quick) return k;
      if (k < 0 || k > n) continue;
      const height = (v * (2.83 + 5.1 / b) * deviation) / (a / (edge * edge) + b);
      if (isAtMostRatioToMode(height, n, p, k, this.#logOdds)) return k;
    }
  }
}
