import type { Measure } from '../../domain/measure.ts';
import type { Selection } from '../selection.ts';

/** The same selection along each way in which its items are clustered: one, unless ways cross. */
export function selectionsAlong({ crossed, ...first }: Selection): readonly Selection[] {
  return [
    first,
    ...(crossed ?? []).map(({ cluster, clusters }): Selection => ({ ...first, cluster, clusters })),
  ];
}

/**
 * Of measures computed along several ways that cross, each time the one that claims least: none where one way has none,
 * else the largest p-value or the widest interval.
 *
 * @param each per way the same measures in the same order
 */
export function leastClaimed(each: readonly (readonly Measure[])[]): readonly Measure[] {
  const [first = [], ...others] = each;
  return first.map((measure, at) =>
    others.reduce((least, measures) => {
      const other = measures[at];
      return other !== undefined && claim(other) > claim(least) ? other : least;
    }, measure),
  );
}

/** How little a measure claims: the more, the less. */
function claim({ estimate, interval }: Measure): number {
  if (estimate === undefined) return Number.POSITIVE_INFINITY;
  if (interval === undefined) return estimate;
  return 'none' in interval ? Number.MAX_VALUE : interval.high - interval.low;
}
