import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import chiSquareCdfOf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/**
 * Standard normal: the value below which a share `p` lies. Right to 2e-9 at p = 1e-10, far better in between.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.2.
 *
 * @throws RangeError when the result is not finite (p not strictly between 0 and 1).
 * @example
 * normalQuantile(0.975) // 1.9599639845
 */
export function normalQuantile(p: number): number {
  return finite(normalQuantileOf(p, 0, 1), `normal quantile of ${p}`);
}

/**
 * Standard normal: the share below `z`.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.2.
 *
 * @throws RangeError when z is NaN.
 * @example
 * normalCdf(1.96) // 0.9750021049
 */
export function normalCdf(z: number): number {
  return finite(normalCdfOf(z, 0, 1), `normal share below ${z}`);
}

/**
 * Student's t with `df` degrees of freedom: the value below which a share `p` lies.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.
 *
 * @throws RangeError when the result is not finite.
 * @example
 * tQuantile(0.975, 7) // 2.3646242516
 */
export function tQuantile(p: number, df: number): number {
  return finite(tQuantileOf(p, df), `t quantile of ${p} with ${df} degrees of freedom`);
}

/**
 * Student's t with `df` degrees of freedom: the share below `t`.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.7.
 *
 * @throws RangeError when an argument is not a number or df is not above 0.
 * @example
 * tCdf(2, 10) // 0.9633059826
 */
export function tCdf(t: number, df: number): number {
  return finite(tCdfOf(t, df), `t share below ${t} with ${df} degrees of freedom`);
}

/**
 * Beta(a, b): the value below which a share `p` lies.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.5.
 *
 * @throws RangeError when p is outside 0 to 1 or a shape is not above 0.
 * @example
 * betaQuantile(0.025, 3, 5) // 0.0989882784
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return finite(betaQuantileOf(p, a, b), `beta(${a}, ${b}) quantile of ${p}`);
}

/**
 * Fisher's F with `between` and `within` degrees of freedom (not necessarily whole): the value below which a share `p`
 * lies. From the beta distribution: F = (within / between) x / (1 - x).
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.6.
 *
 * @throws RangeError when p is not strictly between 0 and 1 or a number of degrees of freedom is not above 0.
 * @example
 * fQuantile(0.975, 5, 15) // 3.5764153493
 */
export function fQuantile(p: number, between: number, within: number): number {
  // The upper tail from the swapped beta: 1 - x would lose its digits there.
  if (p > 0.5) {
    const rest = betaQuantile(1 - p, within / 2, between / 2);
    return finite(((1 - rest) / rest) * (within / between), `F quantile of ${p}`);
  }
  const share = betaQuantile(p, between / 2, within / 2);
  return finite((share / (1 - share)) * (within / between), `F quantile of ${p}`);
}

/**
 * Fisher's F: the share above `x`, which is a test's p-value, found by halving the range in which the beta quantile
 * takes that value: right to 12 digits however small it is, down to 1e-300.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.6.
 *
 * @throws RangeError when x is negative or a number of degrees of freedom is not above 0.
 * @example
 * fTail(3.5764153493, 5, 15) // 0.025000000
 */
export function fTail(x: number, between: number, within: number): number {
  if (!(x >= 0 && between > 0 && within > 0)) {
    throw new RangeError(`no F tail above ${x} with ${between} and ${within} degrees of freedom`);
  }
  if (x === 0) return 1;
  const share = within / (within + between * x);
  let [low, high] = [-690, 0];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (betaQuantile(Math.exp(middle), within / 2, between / 2) < share) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/**
 * Binomial: the probability of at most `k` successes in `n` trials of probability `p`.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.5.
 *
 * @throws RangeError when n is not a whole number >= 0 or p is outside 0 to 1.
 * @example
 * binomialCdf(1, 7, 0.5) // 0.0625
 */
export function binomialCdf(k: number, n: number, p: number): number {
  return finite(binomialCdfOf(k, n, p), `binomial(${n}, ${p}) share up to ${k}`);
}

/**
 * Chi-square with `df` degrees of freedom: the share above `x`, which is a test's p-value. Correct to its first
 * digits however small it is; it never rounds to 0 before the number format does.
 *
 * Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 26.4.
 *
 * @throws RangeError when x is negative or df is not a whole number >= 1.
 * @example
 * chiSquareTail(11.9565696, 3) // 0.00753343
 */
export function chiSquareTail(x: number, df: number): number {
  if (!(Number.isInteger(df) && df >= 1 && x >= 0)) {
    throw new RangeError(`no chi-square tail above ${x} with ${df} degrees of freedom`);
  }
  const body = chiSquareCdfOf(x, df);
  // 1 - body has no correct digits left far out, where p-values matter most.
  return body < 0.999 ? 1 - body : farChiSquareTail(x, df);
}

/** Q(x; df + 2) = Q(x; df) + (x/2)^(df/2) e^(-x/2) / Gamma(df/2 + 1): all terms positive, so no digits are lost. */
function farChiSquareTail(x: number, df: number): number {
  const half = x / 2;
  const odd = df % 2 === 1;
  let tail = odd ? 2 * normalCdf(-Math.sqrt(x)) : Math.exp(-half);
  let term = odd ? Math.sqrt(half) * Math.exp(-half) * (2 / Math.sqrt(Math.PI)) : half * Math.exp(-half);
  for (let reached = odd ? 1 : 2; reached < df; reached += 2) {
    tail += term;
    term *= half / (reached / 2 + 1);
  }
  return tail;
}

function finite(value: number, what: string): number {
  if (!Number.isFinite(value)) throw new RangeError(`${what} is not a finite number`);
  return value;
}
