import type { LeftOut } from '../domain/measure.ts';

/** Which items a rate is of, and how it may be computed. */
export interface RateSettings {
  readonly level: number;
  /** Items are independent, judged once, and have one gold label: closed forms serve. */
  readonly isSimple: boolean;
  readonly isClustered: boolean;
  /** Gold was drawn with unequal, recorded probabilities. */
  readonly isWeighted: boolean;
  readonly leftOut: readonly LeftOut[];
}
