import { type GroupRate, MINIMUM_CLUSTERS } from '../../stats/index.ts';
import type { Pairing } from '../pair.ts';
import type { FacetBias } from './findings.ts';

/** FPR first, then FNR: the order in which rates stand in every table here. */
export const ERROR_RATES = ['fpr', 'fnr'] as const;

/** A judge's errors given the gold, by value of a facet: what the tests of differential error rest on. */
export interface FacetErrors {
  /** The values that take part in at least one rate. */
  readonly values: readonly string[];
  /** Units x (2 rates x values x [errors, items]); 0 where a value takes no part in a rate. */
  readonly counts: Float64Array;
  readonly times: Float64Array;
  /** Per rate and value the same, over all units. */
  readonly totals: readonly (readonly GroupRate[])[];
  readonly untested: FacetBias['untested'];
}

/** Fewer gold items of a class than this, and no rate of it is shown. */
const FEWEST_ITEMS = 5;

/**
 * Collects a pairing's errors by stratum. A value takes part in a rate with at least 5 gold items of its class, in at
 * least 8 clusters where items are clustered: as where the rate would be shown with an interval.
 *
 * @param values the strata's names
 */
export function facetErrors(
  pairing: Pairing,
  values: readonly string[],
  isPositive: (label: number) => boolean,
): FacetErrors {
  const { units, size, strata, references, scale } = pairing;
  const width = 2 * strata;
  const items = new Float64Array(width);
  const clusters = new Float64Array(width);
  const last = new Int32Array(width).fill(-1);
  const each = (visit: (unit: number, at: number, isError: boolean, weight: number) => void) => {
    for (let e = 0; e < units.entries; e++) {
      const cell = units.cell[e] as number;
      const row = Math.floor(cell / size);
      const isGoldPositive = isPositive(row % size);
      const stratum = Math.floor(row / size) % strata;
      visit(
        units.unit[e] as number,
        (isGoldPositive ? strata : 0) + stratum,
        isPositive(cell % size) !== isGoldPositive,
        (units.weight[e] as number) / (scale * references),
      );
    }
  };
  each((unit, at, _, weight) => {
    const alike = units.times[unit] as number;
    items[at] = (items[at] as number) + alike * weight;
    if (last[at] === unit) return;
    last[at] = unit;
    clusters[at] = (clusters[at] as number) + alike;
  });
  const why = Array.from(items, (count, at) =>
    reasonAgainst(count, units.kind === 'clusters' ? (clusters[at] as number) : undefined),
  );
  const used = values.map((_, value) => value).filter((value) => !(why[value] && why[strata + value]));
  const place = new Int32Array(width).fill(-1);
  used.forEach((value, index) => {
    if (!why[value]) place[value] = index;
    if (!why[strata + value]) place[strata + value] = used.length + index;
  });
  const row = 4 * used.length;
  const counts = new Float64Array(units.count * row);
  const totals = new Float64Array(row);
  each((unit, at, isError, weight) => {
    const to = 2 * (place[at] as number);
    if (to < 0) return;
    const alike = units.times[unit] as number;
    for (const index of isError ? [to, to + 1] : [to + 1]) {
      counts[unit * row + index] = (counts[unit * row + index] as number) + weight;
      totals[index] = (totals[index] as number) + alike * weight;
    }
  });
  return {
    values: used.map((value) => values[value] ?? ''),
    counts,
    times: units.times,
    totals: ERROR_RATES.map((_, rate) =>
      used.map((__, index) => {
        const from = 2 * (rate * used.length + index);
        return { events: totals[from] as number, total: totals[from + 1] as number };
      }),
    ),
    untested: ERROR_RATES.flatMap((rate, index) =>
      values.flatMap((value, stratum) => {
        const reason = why[index * strata + stratum];
        return reason === undefined ? [] : [{ value, rate, reason }];
      }),
    ),
  };
}

function reasonAgainst(items: number, clusters: number | undefined): string | undefined {
  if (items < FEWEST_ITEMS) return `fewer than ${FEWEST_ITEMS} gold items of the class`;
  if (clusters !== undefined && clusters < MINIMUM_CLUSTERS) {
    return `gold items of the class in fewer than ${MINIMUM_CLUSTERS} clusters`;
  }
  return undefined;
}
