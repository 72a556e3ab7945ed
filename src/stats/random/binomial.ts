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
  return binomialSampler(p)(random, n);
}

/**
 * The same for many draws of one probability: what depends on it alone is computed once.
 *
 * @example
 * binomialSampler(1)(stream(1), 50) // 50
 */
export function binomialSampler(p: number): (random: RandomStream, n: number) => number {
  if (p <= 0) return () => 0;
  if (p >= 1) return (_, n) => n;
  if (p > 0.5) {
    const drawRest = smallShareSampler(1 - p);
    return (random, n) => n - drawRest(random, n);
  }
  return smallShareSampler(p);
}

function smallShareSampler(p: number): (random: RandomStream, n: number) => number {
  const odds = p / (1 - p);
  const logOdds = Math.log(odds);
  const logRest = Math.log1p(-p);
  return (random, n) => {
    if (n === 0) return 0;
    return n * p < 10 ? drawByInversion(random, n, odds, logRest) : drawByRejection(random, n, p, logOdds);
  };
}

/** Walks up the distribution function from 0: about n p steps. */
function drawByInversion(random: RandomStream, n: number, odds: number, logRest: number): number {
  const atZero = Math.exp(n * logRest);
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
function drawByRejection(random: RandomStream, n: number, p: number, logOdds: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const quick = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.nextUniform() - 0.5;
    let v = random.nextUniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= quick) return k;
    if (k < 0 || k > n) continue;
    v *= ((2.83 + 5.1 / b) * deviation) / (a / (edge * edge) + b);
    if (Math.log(v) <= logRatioToMode(n, p, k, logOdds)) return k;
  }
}

/** log of P(X = k) / P(X = mode). */
function logRatioToMode(n: number, p: number, k: number, logOdds: number): number {
  const mode = Math.floor((n + 1) * p);
  if (n < LOG_FACTORIALS.length) {
    return (
      (LOG_FACTORIALS[mode] as number) +
      (LOG_FACTORIALS[n - mode] as number) -
      (LOG_FACTORIALS[k] as number) -
      (LOG_FACTORIALS[n - k] as number) +
      (k - mode) * logOdds
    );
  }
  // Of large factorials the difference would lose digits: Stirling's formula with the leading terms cancelled.
  const odds = p / (1 - p);
  return (
    (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
    (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
    (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
    stirlingTail(mode) +
    stirlingTail(n - mode) -
    stirlingTail(k) -
    stirlingTail(n - k)
  );
}

/** log k! for small k: they differ by at most 30,000, so that a difference keeps eleven decimals. */
const LOG_FACTORIALS = logFactorials(4096);

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let k = 2; k <= most; k++) logs[k] = (logs[k - 1] as number) + Math.log(k);
  return logs;
}

/** log k! minus Stirling's formula for it (in k + 1), exact for small k and to 1e-13 beyond. */
function stirlingTail(k: number): number {
  const exact = SMALL_TAILS[k];
  if (exact !== undefined) return exact;
  const next = k + 1;
  const square = next * next;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / next;
}

const SMALL_TAILS: readonly number[] = Array.from({ length: 16 }, (_, k) => {
  return (
    (LOG_FACTORIALS[k] as number) - ((k + 0.5) * Math.log(k + 1) - (k + 1) + 0.5 * Math.log(2 * Math.PI))
  );
});
