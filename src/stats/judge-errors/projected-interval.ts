import { type Interval, tailOf } from '../intervals/interval.ts';
import { normalQuantile } from '../random/distributions.ts';
import type { BinaryCounts } from '../table/binary-counts.ts';

/**
 * Interval of a number computed from TPR and FPR (kappa, precision or cost at another prevalence; Youden's J), for
 * independent items: the uncertainty of both rates is propagated. The two rates rest on different items, gold's
 * positives and gold's negatives, so their errors are independent.
 *
 * Of all ways to split z between the two (z cos a and z sin a for angles a from 0 to 90 degrees) each gives the two
 * rates Wilson limits; the interval runs over the lowest and highest value that any split's limits give. At a split of
 * 0 and 90 degrees these are the limits with one rate taken as known. `statistic` rises or falls in each rate
 * throughout, as all the named ones do; where it has no value at some limits these are passed over.
 *
 * Too narrow when items share prompts or agents: use `clusterJackknife` there. There is none without gold positives or
 * gold negatives, nor where the statistic has no value at the rates seen.
 *
 * Newcombe 2011, Communications in Statistics - Theory and Methods 40:3154-3180 (PropImp); Wilson 1927.
 *
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * projectedInterval({ truePositives: 18, falseNegatives: 2, falsePositives: 8, trueNegatives: 72 }, (tpr, fpr) => tpr - fpr) // { low: 0.5888885025, high: 0.8980628174, level: 0.95, method: 'Wilson limits of TPR and FPR, propagated' }
 */
export function projectedInterval(
  counts: BinaryCounts,
  statistic: (tpr: number, fpr: number) => number | undefined,
  level = 0.95,
): Interval {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = counts;
  const positives = truePositives + falseNegatives;
  const negatives = falsePositives + trueNegatives;
  const z = normalQuantile(1 - tailOf(level));
  if (positives === 0) return { none: 'no positive items in the gold' };
  if (negatives === 0) return { none: 'no negative items in the gold' };
  if (statistic(truePositives / positives, falsePositives / negatives) === undefined) {
    return { none: 'the statistic does not exist at the rates seen' };
  }
  const reached = (angle: number): Range | undefined => {
    const tpr = limits(truePositives, positives, z * Math.cos(angle));
    const fpr = limits(falsePositives, negatives, z * Math.sin(angle));
    const values = [tpr.low, tpr.high]
      .flatMap((one) => [statistic(one, fpr.low), statistic(one, fpr.high)])
      .filter((value) => value !== undefined);
    return values.length === 0 ? undefined : { low: Math.min(...values), high: Math.max(...values) };
  };
  const low = -highest((angle) => negated(reached(angle)?.low));
  const high = highest((angle) => reached(angle)?.high);
  return { low, high, level, method: 'Wilson limits of TPR and FPR, propagated' };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Wilson's limits `z` standard errors out; at z = 0 both are the share itself. */
function limits(count: number, n: number, z: number): Range {
  const share = count / n;
  const centre = (count + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt(n * share * (1 - share) + (z * z) / 4);
  return {
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === n ? 1 : Math.min(1, centre + half),
  };
}

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

const STEPS = 48;

/** The highest value over the quarter circle: on a grid, then by golden section between the best point's neighbours. */
function highest(valueAt: (angle: number) => number | undefined): number {
  const at = (angle: number): number => valueAt(angle) ?? Number.NEGATIVE_INFINITY;
  const step = Math.PI / 2 / STEPS;
  let best = 0;
  for (let i = 1; i <= STEPS; i++) if (at(i * step) > at(best * step)) best = i;
  let from = Math.max(0, best - 1) * step;
  let to = Math.min(STEPS, best + 1) * step;
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 40; i++) {
    const near = to - golden * (to - from);
    const far = from + golden * (to - from);
    if (at(near) > at(far)) to = far;
    else from = near;
  }
  return Math.max(at(best * step), at((from + to) / 2));
}
