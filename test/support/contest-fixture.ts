import type { Contest, Difference, Standing } from '../../src/choose/contest.ts';
import type { Measure } from '../../src/domain/measure.ts';

/** A contest made by hand: the first leads, the second is shown to be close, the third not to be the best. */
export function contestFixture(ids: readonly [string, string, string] = ['a', 'b', 'c']): Contest {
  const [a, b, c] = ids;
  return {
    measure: 'kappa',
    items: 148,
    clusters: 38,
    margin: 0.05,
    level: 0.95,
    family: { tried: 5, criteria: 2 },
    replicates: 2000,
    undefinedReplicates: 3,
    candidates: [
      standing(a, 0.78, -0.02, [-0.06, 0.03], 0.69, 0.81),
      standing(b, 0.76, 0.02, [-0.03, 0.05], 0.67, 0.18),
      standing(c, 0.51, 0.27, [0.12, 0.4], 0.42, 0.01),
    ],
    pairs: [pair(a, b, 0.02, 0.34, 1), pair(a, c, 0.27, 0.0005, 0.0009), pair(b, c, 0.25, 0.0005, 0.0009)],
    outOfBag: {
      ...measure('out_of_bag:kappa', 0.755),
      interval: { none: 'it is an average over what would be picked, not one candidate’s figure' },
      cautions: ['nothing could be picked in 3 of 2000 resamples'],
    },
  };
}

function standing(
  candidate: string,
  estimate: number,
  behind: number,
  [low, high]: readonly [number, number],
  bound: number,
  probability: number,
): Standing {
  const common = { level: 0.95, method: 'simultaneous' };
  return {
    candidate,
    measures: [
      { ...measure('behind_best', behind), interval: { low, high, ...common } },
      { ...measure('after_picking:kappa', estimate), interval: { low: bound, high: 1, ...common } },
      measure('probability_best', probability),
    ],
    isNoninferior: high <= 0.05,
    mayBeBest: low < 0,
  };
}

function pair(first: string, second: string, difference: number, pValue: number, adjusted: number) {
  const own: Difference = {
    ...measure('difference:kappa', difference),
    interval: {
      low: difference - 0.04,
      high: difference + 0.04,
      level: 0.95,
      method: 'joint cluster jackknife',
    },
    test: { pValue, adjusted, method: 'swaps of whole clusters, 2000 drawn' },
  };
  const missing: Difference = {
    ...measure('difference:tpr', undefined),
    reason: 'one of the two has no such figure',
  };
  return { first, second, differences: [own, missing] };
}

function measure(id: string, estimate: number | undefined): Measure {
  return { id, estimate, n: 148, clusters: 38, leftOut: [], cautions: [], shown: true };
}
