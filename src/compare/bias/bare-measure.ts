import type { Interval, Measure } from '../../domain/measure.ts';
import type { Statistic } from '../../stats/index.ts';

/** A measure with nothing left out and no bounds. */
export function bareMeasure(
  id: string,
  statistic: Statistic,
  rest: {
    readonly n: number;
    readonly clusters?: number | undefined;
    readonly interval?: Interval;
    readonly cautions?: readonly string[];
    readonly shown?: boolean;
  },
): Measure {
  const { n, clusters, interval, cautions = [], shown = true } = rest;
  return {
    id,
    estimate: statistic.value,
    ...(statistic.value === undefined ? { reason: statistic.reason } : {}),
    ...(interval === undefined || statistic.value === undefined ? {} : { interval }),
    n,
    ...(clusters === undefined ? {} : { clusters }),
    leftOut: [],
    shown,
    cautions,
  };
}
