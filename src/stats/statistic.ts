/**
 * A number, or the reason why there is none. A statistic that does not exist is never 0 and never NaN:
 * the compiler makes every reader ask.
 */
export type Statistic = { readonly value: number } | { readonly value: undefined; readonly reason: string };

/**
 * A statistic that exists.
 *
 * @throws RangeError when the number is NaN or infinite: that is a bug in the measure, not a result.
 * @example
 * defined(0.4).value // 0.4
 */
export function defined(value: number): Statistic {
  if (!Number.isFinite(value)) {
    throw new RangeError(`a statistic must be a finite number, got ${value}; return none(reason) instead`);
  }
  return { value };
}

/**
 * A statistic that does not exist, with the reason in words that can stand in a report.
 *
 * @example
 * none('no items').value // undefined
 */
export function none(reason: string): Statistic {
  return { value: undefined, reason };
}

/**
 * One division of two counts. Where the denominator is 0 there is no number, and `reason` says why.
 *
 * @example
 * ratio(3, 4, 'no items').value // 0.75
 * ratio(0, 0, 'no items').value // undefined
 */
export function ratio(numerator: number, denominator: number, reason: string): Statistic {
  return denominator === 0 ? none(reason) : defined(numerator / denominator);
}

/** The reason of a statistic that has nothing to rest on. */
export const NO_ITEMS = 'no items';

/** Why the kappa family has no value when chance alone would agree always. */
export const ONE_LABEL_ONLY =
  'both raters used one and the same label throughout: chance agreement is certain';
