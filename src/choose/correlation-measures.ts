import type { Measure } from '../domain/measure.ts';
import { clusterJackknife, spearmanOfCounts } from '../stats/index.ts';

export interface Correlated {
  /** Its id. */
  readonly candidate: string;
  /** ids `criteria_correlation:<other>`, `criteria_correlation_gold:<other>`, `halo:<other>`. */
  readonly measures: readonly Measure[];
}

interface Tables {
  /** The other criterion's id. */
  readonly other: string;
  readonly items: number;
  /** Clusters, or items where they are independent. */
  readonly units: number;
  readonly isClustered: boolean;
  readonly size: number;
  /** Per unit: the judge's table of the two criteria, then gold's. */
  readonly counts: Float64Array;
  readonly level: number;
}

/** Fewest items for a correlation to be shown: with fewer it is hardly ever told from any other. */
const FEWEST = 20;

/** The judge's correlation between two criteria, gold's, and what the judge has more of it. */
export function correlationMeasures(tables: Tables): readonly Measure[] {
  const { other, items, units, isClustered, size, counts, level } = tables;
  const spearman = spearmanOfCounts(size);
  const cells = size * size;
  const one = new Float64Array(cells);
  const at = (from: number) => (sums: Float64Array) => {
    for (let cell = 0; cell < cells; cell++) one[cell] = sums[from + cell] as number;
    return spearman(one);
  };
  const [judge, gold] = [at(0), at(cells)];
  const halo = (sums: Float64Array) => {
    const [own, right] = [judge(sums), gold(sums)];
    return own === undefined || right === undefined ? undefined : own - right;
  };
  return (
    [
      [`criteria_correlation:${other}`, judge],
      [`criteria_correlation_gold:${other}`, gold],
      [`halo:${other}`, halo],
    ] as const
  ).map(([id, statistic]): Measure => {
    const { estimate, interval } = clusterJackknife({
      clusters: units,
      counts,
      statistic,
      transform: 'identity',
      level,
    });
    return {
      id,
      estimate: estimate.value,
      ...(estimate.value === undefined
        ? { reason: 'one of the two criteria has the same label throughout' }
        : { interval }),
      n: items,
      ...(isClustered ? { clusters: units } : {}),
      leftOut: [],
      cautions: items < FEWEST ? [`withheld: ${items} items, at least ${FEWEST} are needed`] : [],
      shown: items >= FEWEST,
    };
  });
}
