import type { Interval } from '../intervals/interval.ts';

/** An interval along one way of clustering. */
export interface NamedInterval {
  /** The way, as a report names it: `prompt`, `agent`. */
  readonly name: string;
  readonly interval: Interval;
  readonly clusters: number;
}

/**
 * The widest of the intervals that one figure has along several ways of clustering; its method names the way it comes
 * from and those it is wider than. Where one way has none there is none, with that way's reason: what cannot be known along
 * it may be the wider. Of equally wide ones the first.
 *
 * This library's rule, see `crossedClusters`.
 *
 * @returns its clusters, too: those of the way it comes from, or the fewest of any where there is none
 * @throws RangeError when there is no way.
 * @example
 * widestInterval([{ name: 'prompt', interval: { low: 0, high: 1, level: 0.95, method: 't' }, clusters: 9 }, { name: 'agent', interval: { low: 0, high: 2, level: 0.95, method: 't' }, clusters: 8 }]).interval.method // 't by agent (wider than by prompt)'
 */
export function widestInterval(ways: readonly NamedInterval[]): {
  readonly interval: Interval;
  readonly clusters: number;
} {
  const [first] = ways;
  if (first === undefined) throw new RangeError('give at least one way in which the items are clustered');
  for (const { name, interval } of ways) {
    if ('none' in interval) {
      const clusters = Math.min(...ways.map((own) => own.clusters));
      return { interval: { none: `by ${name}: ${interval.none}` }, clusters };
    }
  }
  const widest = ways.reduce((sofar, own) => (widthOf(own.interval) > widthOf(sofar.interval) ? own : sofar));
  const others = ways.filter((own) => own !== widest).map(({ name }) => name);
  const beside = others.length === 0 ? '' : ` (wider than by ${others.join(', ')})`;
  const { interval, clusters, name } = widest;
  return {
    interval:
      'none' in interval ? interval : { ...interval, method: `${interval.method} by ${name}${beside}` },
    clusters,
  };
}

function widthOf(interval: Interval): number {
  return 'none' in interval ? 0 : interval.high - interval.low;
}
