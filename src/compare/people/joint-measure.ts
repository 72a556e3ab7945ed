import type { Interval, Measure } from '../../domain/measure.ts';
import { clusterJackknife, type Statistic, type Transform } from '../../stats/index.ts';
import { bareMeasure } from '../bias/bare-measure.ts';
import { crossedInterval, shownAlong } from '../crossed-interval.ts';
import { sumUnits, type UnitSums } from '../evaluate.ts';
import type { FoundInterval } from '../intervals.ts';
import { itemJackknife } from '../item-jackknife.ts';
import type { Pairing } from '../pair.ts';
import { patternsOf } from '../patterns.ts';
import type { GoldClass } from '../rule.ts';
import { tableSummary } from '../summary.ts';
import { unitTotal } from '../units.ts';

/** Several tables of the same items beside one another, of which one statistic is made. */
export interface JointTables {
  readonly pairing: Pairing;
  readonly sums: UnitSums;
}

export function jointTables(pairing: Pairing): JointTables {
  return { pairing, sums: sumUnits(pairing, tableSummary(pairing.size)) };
}

/**
 * A measure of several tables at once, such as a difference of kappas: one interval, from leaving out whole clusters (or
 * items) of all of them together.
 */
export function jointMeasure(
  id: string,
  { pairing, sums }: JointTables,
  statistic: (tables: Float64Array) => Statistic,
  settings: {
    readonly transform: Transform;
    readonly level: number;
    readonly classes: (counts: Float64Array) => readonly GoldClass[];
  },
): Measure {
  const found = statistic(sums.total);
  const { shown, cautions } = shownAlong(settings, pairing);
  return bareMeasure(id, found, {
    n: pairing.n,
    clusters: pairing.units.kind === 'clusters' ? unitTotal(pairing.units) : undefined,
    ...(found.value === undefined ? {} : { interval: intervalOf() }),
    shown,
    cautions,
  });

  function intervalOf(): Interval {
    const summary = tableSummary(pairing.size);
    return crossedInterval({ summary }, pairing, sums, (own, ownSums) => along(own, ownSums)).interval;
  }

  function along(own: Pairing, { sums: counts, total, width }: UnitSums): FoundInterval {
    const value = (tables: Float64Array) => statistic(tables).value;
    if (own.units.kind === 'patterns') {
      const patterns = patternsOf(own, { sums: counts, total, width });
      return { interval: itemJackknife(patterns, total, value, settings.transform, settings.level) };
    }
    const { interval, clusters } = clusterJackknife({
      clusters: own.units.count,
      counts,
      times: own.units.times,
      statistic: value,
      transform: settings.transform,
      level: settings.level,
    });
    return { interval, clusters };
  }
}
