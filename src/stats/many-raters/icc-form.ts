import type { Interval } from '../intervals/interval.ts';
import { defined, none, type Statistic } from '../statistic.ts';

/** One form of the intraclass correlation. */
export interface IccForm {
  readonly icc: Statistic;
  /** From Fisher's F: units independent, ratings normal. */
  readonly interval: Interval;
}

/** A form before it is said: its value, where there is one, and what its limits would be. */
export interface FormParts {
  readonly value: number | undefined;
  /** `undefined` where the limit of one rating goes with no mean of several. */
  readonly low: () => number | undefined;
  readonly high: () => number | undefined;
  /** Whether there is an F: none where raters never differ within a unit, or do nothing but contradict each other. */
  readonly varies: boolean;
}

/** Of one rating, and of the mean of all raters'. */
export interface FormPair {
  readonly one: FormParts;
  readonly mean: FormParts;
}

const NO_SPREAD = 'the ratings do not vary enough to tell units from raters';
const NO_F = 'the raters never differ within a unit, or only contradict each other';
const NO_MEAN = 'a limit for one rating is so negative that no mean of ratings goes with it';

/**
 * A form with its interval, or why there is neither or no interval.
 *
 * @example
 * iccForm({ value: 0.5, low: () => 0.2, high: () => undefined, varies: true }, 0.95).icc.value // 0.5
 */
export function iccForm({ value, low, high, varies }: FormParts, level: number): IccForm {
  if (value === undefined) return missingForm(NO_SPREAD);
  const icc = defined(value);
  if (!varies) return { icc, interval: { none: NO_F } };
  const [floor, ceiling] = [low(), high()];
  if (floor === undefined || ceiling === undefined) return { icc, interval: { none: NO_MEAN } };
  return { icc, interval: { low: floor, high: ceiling, level, method: 'F, McGraw & Wong' } };
}

/**
 * A form that does not exist, for this reason.
 *
 * @example
 * missingForm('fewer than two raters').icc.reason // 'fewer than two raters'
 */
export function missingForm(reason: string): IccForm {
  return { icc: none(reason), interval: { none: reason } };
}

/**
 * A share of variance; `undefined` where nothing varies that it could be a share of.
 *
 * @example
 * shareOfVariance(1, 4) // 0.25
 */
export function shareOfVariance(numerator: number, denominator: number): number | undefined {
  return denominator > 0 ? numerator / denominator : undefined;
}
