import type { Measure } from '../domain/measure.ts';
import type { About } from './about.ts';

/** The out-of-bag figure as a measure: named for what it is, and without an interval. */
export function outOfBagMeasure(
  { field, contest, isClustered }: About,
  id: string,
  replicates: number,
): Measure {
  const { estimate, undefinedReplicates } = contest.outOfBag;
  return {
    id: `out_of_bag:${id}`,
    estimate: estimate.value,
    ...(estimate.value === undefined ? { reason: estimate.reason } : {}),
    interval: { none: 'it is an average over what would be picked, not one candidate’s figure' },
    n: field.items,
    ...(isClustered ? { clusters: contest.clusters } : {}),
    leftOut: [],
    cautions:
      undefinedReplicates === 0
        ? []
        : [`nothing could be picked in ${undefinedReplicates} of ${replicates} resamples`],
    shown: estimate.value !== undefined,
  };
}
