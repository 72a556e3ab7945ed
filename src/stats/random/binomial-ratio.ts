/**
 * Whether `height` is at most P(X = k) / P(X = mode) of the binomial distribution of n trials: what a rejection sampler
 * asks of a proposal that it could not accept at a glance. `p` is at most 0.5 and n p at least 10.
 *
 * Beyond the table of factorials most answers come from bounds of the ratio (Hörmann 1993, step 3.2 of BTRD): cheaper
 * than the ratio, and they change no answer. Of 100 trials of probability 0.5, 60 successes are 0.136 times as likely as 50:
 *
 * @example
 * isAtMostRatioToMode(0.1, 100, 0.5, 60, 0) // true
 * isAtMostRatioToMode(0.2, 100, 0.5, 60, 0) // false
 */
export function isAtMostRatioToMode(
  height: number,
  n: number,
  p: number,
  k: number,
  logOdds: number,
): boolean {
  const log = Math.log(height);
  const mode = Math.floor((n + 1) * p);
  if (n < LOG_FACTORIALS.length) return log <= logRatioByFactorials(n, k, mode, logOdds);
  const variance = n * p * (1 - p);
  const distance = Math.abs(k - mode);
  if (distance < variance / 2 - 1) {
    const normal = (-distance * distance) / (2 * variance);
    const within =
      (distance / variance) * (((distance / 3 + 0.625) * distance + 1 / 6) / variance + 0.5) + ROUNDING;
    if (log < normal - within) return true;
    if (log > normal + within) return false;
  }
  return log <= logRatioByStirling(n, p, k, mode);
}

/** Of the sums below, many times over: so that rounding decides nothing that the bounds decide. */
const ROUNDING = 1e-9;

function logRatioByFactorials(n: number, k: number, mode: number, logOdds: number): number {
  return (
    (LOG_FACTORIALS[mode] as number) +
    (LOG_FACTORIALS[n - mode] as number) -
    (LOG_FACTORIALS[k] as number) -
    (LOG_FACTORIALS[n - k] as number) +
    (k - mode) * logOdds
  );
}

/** Of large factorials the difference would lose digits: Stirling's formula with the leading terms cancelled. */
function logRatioByStirling(n: number, p: number, k: number, mode: number): number {
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
