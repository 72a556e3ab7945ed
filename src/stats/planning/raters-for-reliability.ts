import { checkWithin } from './check-share.ts';

/**
 * How many raters (annotators, or repeats of a judge) their mean needs to be as reliable as wanted, if one alone has
 * reliability `single`: Spearman-Brown. Reliability: an ICC, or the kappa between two of them.
 *
 * Whole raters, at least 1. It assumes that raters' errors are independent: repeats of one judge repeat its persistent
 * errors, which no number of them averages out.
 *
 * Spearman 1910, British Journal of Psychology 3:271-295; Brown 1910, the same 3:296-322.
 *
 * @throws RangeError when a reliability is not strictly between 0 and 1.
 * @example
 * ratersForReliability(0.6, 0.8) // 3
 */
export function ratersForReliability(single: number, wanted: number): number {
  checkWithin('a reliability', single, 0, 1);
  checkWithin('a reliability', wanted, 0, 1);
  const raters = (wanted * (1 - single)) / (single * (1 - wanted));
  // 3 raters of .5 have exactly .75, whatever the last bit says.
  return Math.max(1, Math.ceil(raters - 1e-9));
}
