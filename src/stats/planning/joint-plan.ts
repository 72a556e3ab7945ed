import { checkWithin } from './check-share.ts';

/** Bounds that are tested together. */
export interface JointBounds {
  /** All of them: over criteria, gates and values of a facet. */
  readonly bounds: number;
  /** Those of one gate: it passes where each of them is shown. */
  readonly together: number;
  /** Of the two-sided intervals, were there one bound only. */
  readonly level: number;
  /** With which the gate is to pass. */
  readonly power: number;
}

/**
 * Level and power with which each of several bounds must be planned, so that they hold together: the chance that any is
 * shown which is not kept stays what it would be for one, and the gate passes with the power asked for where all of its
 * bounds are kept as believed. By Bonferroni, whatever the bounds have to do with each other.
 *
 * Holm's step-down correction, which gates are tested with, is at its hardest step Bonferroni's: a study that is planned
 * so is never too small for it.
 *
 * Dunn 1961, JASA 56:52-64; Holm 1979, Scandinavian Journal of Statistics 6:65-70.
 *
 * @throws RangeError when a number of bounds is no whole number of 1 or more, one gate has more than there are, or level
 *   or power is not strictly between 0 and 1.
 * @example
 * jointPlan({ bounds: 4, together: 2, level: 0.95, power: 0.8 }) // { level: 0.9875, power: 0.9 }
 */
export function jointPlan({ bounds, together, level, power }: JointBounds): {
  readonly level: number;
  readonly power: number;
} {
  checkWithin('a level', level, 0, 1);
  checkWithin('a power', power, 0, 1);
  for (const count of [bounds, together]) {
    if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`${count} is no number of bounds`);
  }
  if (together > bounds) throw new RangeError(`one gate has ${together} of ${bounds} bounds`);
  return { level: 1 - (1 - level) / bounds, power: 1 - (1 - power) / together };
}
