import { type KeptInput, keptVerdicts } from './kept-verdicts.ts';
import { upperBound } from './upper-bound.ts';

/**
 * The order in which `escalationThreshold` tries thresholds on other verdicts, chosen on these: first the lowest one at
 * which the upper bound is low enough here (where none is, the one with the lowest bound), then the lower ones, one by
 * one. At most `most` of the confidences that occur are looked at. Empty without verdicts.
 *
 * Order fixed before the tests, which so need no correction: Jung, Brahman & Choi 2024, arXiv 2407.18370. Choosing it on
 * other verdicts is this library's rule.
 *
 * @param delta how often the guarantee may fail, as it will be tested
 * @throws RangeError when a column does not fit.
 * @example
 * thresholdsToTry({ confidence: Float64Array.of(0.9, 0.6), missed: [0, 0], random: stream(1) }, 0.9, 0.05) // [0.6]
 */
export function thresholdsToTry(
  input: KeptInput,
  atMost: number,
  delta: number,
  most = 50,
): readonly number[] {
  const keptFrom = keptVerdicts(input);
  const grid = thin(
    [...new Set(input.confidence)].sort((one, two) => two - one),
    most,
  );
  const bounds = grid.map((threshold) => {
    const { n, missed } = keptFrom(threshold);
    return upperBound(missed, n, delta);
  });
  const lowest = bounds.reduce((best, bound) => Math.min(best, bound), 1);
  const start = Math.max(
    bounds.findLastIndex((bound) => bound <= atMost),
    bounds.lastIndexOf(lowest),
  );
  return grid.slice(start);
}

/** Evenly spaced ones, both ends among them. */
function thin(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  return Array.from(
    { length: most },
    (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))] as number,
  );
}
