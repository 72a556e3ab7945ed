import type { Measure } from '../../domain/measure.ts';
import { clusterJackknife, type Statistic, type Transform } from '../../stats/index.ts';
import type { Selection } from '../selection.ts';
import { bareMeasure } from './bare-measure.ts';
import { unitCount } from './units-of-items.ts';

/**
 * A measure from sums that each cluster (or item, where items are independent) adds to: its estimate, and t on leaving
 * out one of them at a time.
 *
 * @param sums units x length
 * @param n items behind it
 */
export function jackknifedMeasure(
  id: string,
  selection: Selection,
  sums: Float64Array,
  statistic: (total: Float64Array) => Statistic,
  settings: {
    readonly n: number;
    readonly level: number;
    readonly transform?: Transform;
    readonly cautions?: readonly string[];
    readonly shown?: boolean;
  },
): Measure {
  const { n, level, transform = 'identity', cautions = [], shown = true } = settings;
  const units = unitCount(selection);
  const length = units === 0 ? 0 : sums.length / units;
  const total = new Float64Array(length);
  sums.forEach((value, at) => {
    total[at % length] = (total[at % length] as number) + value;
  });
  const found = clusterJackknife({
    clusters: units,
    counts: sums,
    statistic: (own) => statistic(own).value,
    transform,
    level,
  });
  const isClustered = selection.cluster !== undefined;
  const interval =
    isClustered || 'none' in found.interval
      ? found.interval
      : { ...found.interval, method: 'item jackknife' };
  return bareMeasure(id, statistic(total), {
    n,
    clusters: isClustered ? found.clusters : undefined,
    interval,
    cautions,
    shown,
  });
}
