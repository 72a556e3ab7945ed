import type { Interval } from '../stats/index.ts';
import type { Along, AlongPair } from './contest-along.ts';

/**
 * One contest of several that differ in how items are clustered: of every figure what says least, the wider interval, the
 * larger p-value, the lower bound; and none where one way has none. Resampled shares and the out-of-bag figure are of the
 * way with the fewest clusters.
 */
export function widest(ways: readonly (Along & { readonly name?: string })[]): Along {
  const [first, ...others] = ways;
  if (first === undefined) throw new RangeError('give at least one way in which the items are clustered');
  if (others.length === 0) return first;
  const fewest = ways.reduce((sofar, own) => (own.clusters < sofar.clusters ? own : sofar));
  const missing = ways.find(({ none }) => none !== undefined);
  const all = { ...fewest, pairs: first.pairs.map((_, at) => widestPairs(ways, at)) };
  if (missing !== undefined) {
    return { ...all, none: `by ${missing.name}: ${missing.none}`, withBest: [], lowerBounds: [] };
  }
  return {
    ...all,
    withBest: first.withBest.map(({ difference }, at) => ({
      difference,
      low: Math.min(...ways.map((own) => own.withBest[at]?.low ?? 0)),
      high: Math.max(...ways.map((own) => own.withBest[at]?.high ?? 0)),
    })),
    lowerBounds: first.lowerBounds.map((bound, at) =>
      Math.min(bound, ...others.map((own) => own.lowerBounds[at] ?? bound)),
    ),
  };
}

function widestPairs(
  ways: readonly (Along & { readonly name?: string })[],
  figure: number,
): readonly AlongPair[] {
  const [first] = ways;
  return (first?.pairs[figure] ?? []).map((own, pair) => {
    const each = ways.flatMap(({ pairs, name }) => {
      const along = pairs[figure]?.[pair];
      return along === undefined ? [] : [{ ...along, interval: named(along.interval, name) }];
    });
    return {
      ...own,
      interval: each.map(({ interval }) => interval).reduce(wider),
      pValue: Math.max(...each.map(({ pValue }) => pValue)),
    };
  });
}

function named(interval: Interval, name = ''): Interval {
  return 'none' in interval
    ? { none: `by ${name}: ${interval.none}` }
    : { ...interval, method: `${interval.method} by ${name}` };
}

function wider(one: Interval, two: Interval): Interval {
  if ('none' in one) return one;
  if ('none' in two) return two;
  return two.high - two.low > one.high - one.low ? two : one;
}
