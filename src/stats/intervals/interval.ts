/** A range around an estimate, or the reason there is none. */
export type Interval =
  | {
      readonly low: number;
      readonly high: number;
      /** 0.95 for a 95 % interval. */
      readonly level: number;
      /** How it was computed, as a report names it. */
      readonly method: string;
    }
  | { readonly none: string };

/**
 * Checks that a level is a share strictly between 0 and 1 and returns the probability left in each tail.
 *
 * @throws RangeError when it is not (95 % is written 0.95).
 * @example
 * tailOf(0.9) // 0.05
 */
export function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`an interval's level lies between 0 and 1, got ${level}; write 95 % as 0.95`);
  }
  return (1 - level) / 2;
}
