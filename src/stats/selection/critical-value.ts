import { tailOf } from '../intervals/interval.ts';

/**
 * The value that a share `level` of the resampled deviations does not exceed: the deviation at rank
 * (resamples + 1) level, rounded up, never interpolated, so that few resamples err on the safe side. Undefined where that
 * rank is beyond the last: there are too few resamples for such a level.
 *
 * @param deviations sorted in place
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * criticalValue(Float64Array.of(3, 1, 2), 0.75) // 3
 * criticalValue(Float64Array.of(3, 1, 2), 0.76) // undefined
 */
export function criticalValue(deviations: Float64Array, level: number): number | undefined {
  tailOf(level);
  // A level such as 1 - .05 is a hair off in binary; the rank of .95 of 1,999 is 1,900, not 1,901.
  const rank = Math.ceil((deviations.length + 1) * level - 1e-9);
  return deviations.sort()[rank - 1];
}

export const TOO_FEW_RESAMPLES = 'too few resamples with a value for this level';
