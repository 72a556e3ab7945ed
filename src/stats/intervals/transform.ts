/**
 * The scale on which a statistic is treated as normal. `log-complement` is -log(1 - x), for kappas and other
 * coefficients that are at most 1; `logit` is log(x / (1 - x)), for proportions; `identity` leaves it as it is.
 */
export type Transform = 'log-complement' | 'logit' | 'identity';

/**
 * Takes a statistic to the scale; undefined where that is infinite (1 for the log-complement; 0 and 1 for the
 * logit) or outside the scale's range.
 *
 * The logit: Berkson 1944, Journal of the American Statistical Association 39:357-365; the log-complement for kappas
 * is this library's choice, by simulation of coverage.
 *
 * @example
 * toScale('logit', 0.5) // 0
 * toScale('log-complement', 1) // undefined
 */
export function toScale(transform: Transform, value: number): number | undefined {
  switch (transform) {
    case 'identity':
      return value;
    case 'logit':
      return value > 0 && value < 1 ? Math.log(value / (1 - value)) : undefined;
    case 'log-complement':
      return value < 1 ? -Math.log1p(-value) : undefined;
  }
}

/**
 * Takes a value on the scale back to the statistic.
 *
 * The inverse of `toScale`: what it gives lies within the range of the statistic.
 *
 * @example
 * fromScale('log-complement', 0.5) // 0.3934693403
 */
export function fromScale(transform: Transform, scaled: number): number {
  switch (transform) {
    case 'identity':
      return scaled;
    case 'logit':
      return 1 / (1 + Math.exp(-scaled));
    case 'log-complement':
      return -Math.expm1(-scaled);
  }
}
