import type { Ratings } from './ratings.ts';

/** How often each rater gave each unit each label: `counts[(unit * raters + rater) * labels + label]`. */
export interface RatingCounts {
  readonly units: number;
  readonly raters: number;
  readonly labels: number;
  readonly counts: Float64Array;
}

/**
 * Counts per unit, rater and label of a table in which every rater rates a unit at most once. Where raters rate a unit
 * several times, fill the counts yourself.
 *
 * @example
 * ratingCounts(ratings(Int32Array.of(0, 1, 1, -1), 2, 2)).counts // [1, 0, 0, 1, 0, 1, 0, 0]
 */
export function ratingCounts({ units, raters, labels, codes }: Ratings): RatingCounts {
  const counts = new Float64Array(units * raters * labels);
  codes.forEach((code, at) => {
    if (code >= 0) counts[at * labels + code] = 1;
  });
  return { units, raters, labels, counts };
}
