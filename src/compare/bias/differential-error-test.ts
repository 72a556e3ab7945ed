import type { Measure } from '../../domain/measure.ts';
import {
  clusteredRates,
  clusterJackknife,
  type GroupRate,
  holm,
  type Interval,
  none,
  permutedRates,
  type RandomStream,
  rateDifference,
  rateDifferenceInterval,
  type Statistic,
} from '../../stats/index.ts';
import type { Pairing } from '../pair.ts';
import { unitTotal } from '../units.ts';
import { bareMeasure } from './bare-measure.ts';
import { ERROR_RATES, type FacetErrors } from './facet-errors.ts';
import type { FacetBias } from './findings.ts';

/** The omnibus test of one facet, and what is needed to look closer where it rejects. */
export interface DifferentialErrorTest {
  readonly omnibus: Measure;
  /** Each value against all others: differences of rates with intervals, p-values adjusted by Holm over all of them. */
  contrasts(): FacetBias['contrasts'];
}

/**
 * Do FPR and FNR, given the gold, differ between the values of a facet? One test of both rates over all values: by
 * permutation where items are independent, Rao-Scott's by clusters (or by items, with repeats or several annotators).
 * Label shares and kappa would differ with prevalence alone.
 */
export function differentialErrorTest(
  errors: FacetErrors,
  pairing: Pairing,
  level: number,
  random: (id: string) => RandomStream,
  replicates: number,
): DifferentialErrorTest {
  const { counts, times, values, totals } = errors;
  const clusters = pairing.units.kind === 'clusters' ? unitTotal(pairing.units) : undefined;
  const isCounted =
    clusters === undefined && pairing.references === 1 && pairing.scale === 1 && !pairing.isWeighted;
  if (values.length < 2) {
    const why = none('fewer than two values have enough gold items of one class');
    return { omnibus: bareMeasure('differential_error_p', why, { n: 0, clusters }), contrasts: () => [] };
  }
  const byUnits = isCounted ? undefined : clusteredRates({ rates: 2, groups: values.length, counts, times });
  const omnibus = byUnits?.pValue ?? permutedRates(totals, random('differential_error_p'), replicates);
  const n = totals.flat().reduce((sum, { total }) => sum + total, 0);
  return {
    omnibus: bareMeasure('differential_error_p', omnibus, { n, clusters }),
    contrasts() {
      const all = ERROR_RATES.flatMap((rate, index) =>
        values.flatMap((value, group) => {
          const own = totals[index]?.[group];
          const rest = restOf(totals[index] ?? [], group);
          if (own === undefined || own.total === 0 || rest.total === 0) return [];
          const p: Statistic =
            byUnits?.contrasts[index]?.[group] ??
            permutedRates([[own, rest]], random(`differential_${rate}_p:${value}`), replicates);
          const interval =
            byUnits === undefined
              ? rateDifferenceInterval(own, rest, level)
              : jackknifed(errors, index, group, level);
          return [{ rate, value, own, difference: rateDifference(own, rest), interval, p }];
        }),
      );
      const tested = all.flatMap((entry) =>
        entry.p.value === undefined ? [] : [{ entry, p: entry.p.value }],
      );
      const adjusted = holm(tested.map(({ p }) => p));
      return values.flatMap((value) => {
        const measures = tested.flatMap(({ entry }, at) =>
          entry.value !== value
            ? []
            : [
                bareMeasure(`differential_${entry.rate}`, entry.difference, {
                  n: entry.own.total,
                  clusters,
                  interval: entry.interval,
                }),
                bareMeasure(
                  `differential_${entry.rate}_p`,
                  { value: adjusted[at] ?? 1 },
                  { n: entry.own.total, clusters },
                ),
              ],
        );
        return measures.length === 0 ? [] : [{ value, measures }];
      });
    },
  };
}

function restOf(groups: readonly GroupRate[], left: number): GroupRate {
  return groups.reduce(
    (sum, { events, total }, group) =>
      group === left ? sum : { events: sum.events + events, total: sum.total + total },
    { events: 0, total: 0 },
  );
}

function jackknifed(
  { counts, times, values }: FacetErrors,
  rate: number,
  group: number,
  level: number,
): Interval {
  const width = 4 * values.length;
  const units = times.length;
  const rows = new Float64Array(4 * units);
  for (let unit = 0; unit < units; unit++) {
    for (let other = 0; other < values.length; other++) {
      const from = unit * width + 2 * (rate * values.length + other);
      const to = 4 * unit + (other === group ? 0 : 2);
      rows[to] = (rows[to] as number) + (counts[from] as number);
      rows[to + 1] = (rows[to + 1] as number) + (counts[from + 1] as number);
    }
  }
  return clusterJackknife({
    clusters: units,
    counts: rows,
    times,
    statistic: ([events = 0, total = 0, otherEvents = 0, others = 0]) =>
      total <= 0 || others <= 0 ? undefined : events / total - otherEvents / others,
    transform: 'identity',
    level,
  }).interval;
}
