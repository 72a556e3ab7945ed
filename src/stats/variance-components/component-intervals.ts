import {
  type ClusterJackknife,
  type ClusterJackknifeInput,
  clusterJackknife,
} from '../intervals/cluster-jackknife.ts';
import { type Interval, tailOf } from '../intervals/interval.ts';
import { tQuantile } from '../random/distributions.ts';
import { componentsOfSums, SOURCES, type Source } from './components-of-sums.ts';
import type { CrossedDesign } from './crossed-design.ts';
import { ITEM, JUDGE, meanSquares, TEMPLATE } from './mean-squares.ts';

/** Below so many clusters components have no interval: none that was simulated covers. */
export const MINIMUM_COMPONENT_CLUSTERS = 50;

/** The same for independent items. */
export const MINIMUM_COMPONENT_ITEMS = 100;

/** Vectors of `addCrossedSums`, one per cluster; of independent items one per item. */
export interface ComponentInput extends Pick<ClusterJackknifeInput, 'clusters' | 'counts' | 'times'> {
  readonly design: CrossedDesign;
  /** 0.95 unless given. */
  readonly level?: number;
}

/**
 * Intervals of variance components from leaving out one cluster (or item) at a time. They carry the choice of the items;
 * judges and templates are taken as the ones at hand, because two or three of either say next to nothing about others.
 *
 * `item` and `rest`: t on the jackknife of the logarithm, where they are above 0 whatever is left out. Else, and for
 * interactions with the item: t on the jackknife, cut off at 0, as a variance cannot be less. `judge` and `template`: the same, with the noise added that their mean square has where
 * all are equally good, which leaving out items does not show. `judgeTemplate` has none: no method that was simulated
 * covers where the differences are small. Nor has any source below 50 clusters or 100 items.
 *
 * The jackknife and not the bootstrap: items drawn twice make the items of a resample more alike than they are, so that
 * bootstrapped components are biased (Brennan 2001, section 6.2), while estimates from all but one item are not. And
 * not Satterthwaite's chi-square, which supposes normal values where errors are 0 or 1. Coverage by simulation:
 * docs/consistency.md.
 *
 * Arvesen & Schmitz 1970, Biometrics 26:677-686.
 *
 * @throws RangeError as `clusterJackknife`.
 * @example
 * componentIntervals({ clusters: 0, counts: new Float64Array(0), design: { judges: 1, templates: 1, repeats: 2 } }).rest // { none: 'no items' }
 */
export function componentIntervals(input: ComponentInput): Readonly<Record<Source, Interval>> {
  const intervals: Partial<Record<Source, Interval>> = {};
  for (const source of SOURCES) intervals[source] = intervalOf(source, input);
  return intervals as Record<Source, Interval>;
}

function intervalOf(source: Source, { design, level = 0.95, ...rows }: ComponentInput): Interval {
  const value = (sums: Float64Array) => componentsOfSums(sums, design)[source].value;
  const plain = clusterJackknife({ ...rows, statistic: value, transform: 'identity', level });
  if ('none' in plain.interval) return plain.interval;
  if (plain.clusters < MINIMUM_COMPONENT_CLUSTERS) {
    return {
      none: `too few clusters: ${plain.clusters}, at least ${MINIMUM_COMPONENT_CLUSTERS} are needed`,
    };
  }
  const items = sumOf(rows)[0] as number;
  if (items < MINIMUM_COMPONENT_ITEMS) {
    return { none: `too few items: ${items}, at least ${MINIMUM_COMPONENT_ITEMS} are needed` };
  }
  switch (source) {
    case 'judgeTemplate':
      return { none: 'no interval of how judges and templates combine is known to cover' };
    case 'judge':
      return widened(plain, level, noise(JUDGE, rows, design));
    case 'template':
      return widened(plain, level, noise(TEMPLATE, rows, design));
    case 'item':
    case 'rest':
      return (
        logarithmic({ ...rows, statistic: value, transform: 'identity', level }) ?? widened(plain, level, 0)
      );
    default:
      return widened(plain, level, 0);
  }
}

/** t with the jackknife's error and a further one, not below 0. */
function widened(
  { estimate, standardError, clusters }: ClusterJackknife,
  level: number,
  more: number,
): Interval {
  const centre = estimate.value ?? 0;
  const half = tQuantile(1 - tailOf(level), clusters - 1) * Math.hypot(standardError.value ?? 0, more);
  return {
    low: Math.max(0, centre - half),
    high: Math.max(0, centre + half),
    level,
    method: 'cluster jackknife',
  };
}

/** Standard error that the component of a source without any effect would have from its few levels alone. */
function noise(effect: number, rows: Rows, design: CrossedDesign): number {
  const sums = sumOf(rows);
  const { effect: squares, degrees } = meanSquares(design, sums);
  const beside = squares[effect | ITEM] as number;
  const others = effect === JUDGE ? design.templates : design.judges;
  const values = (sums[0] as number) * others * design.repeats;
  return (Math.SQRT2 * beside) / Math.sqrt(degrees[effect] as number) / values;
}

/** All clusters added up. */
function sumOf({ clusters, counts, times }: Rows): Float64Array {
  const length = counts.length / clusters;
  const sums = new Float64Array(length);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const alike = times?.[cluster] ?? 1;
    for (let i = 0; i < length; i++) {
      sums[i] = (sums[i] as number) + alike * (counts[cluster * length + i] as number);
    }
  }
  return sums;
}

type Rows = Pick<ClusterJackknifeInput, 'clusters' | 'counts' | 'times'>;

/** Undefined where the component is not above 0 with every cluster, or without one. */
function logarithmic(input: ClusterJackknifeInput): Interval | undefined {
  const { interval } = clusterJackknife({
    ...input,
    statistic(sums) {
      const value = input.statistic(sums);
      return value === undefined || value <= 0 ? undefined : Math.log(value);
    },
  });
  if ('none' in interval) return undefined;
  return { ...interval, low: Math.exp(interval.low), high: Math.exp(interval.high) };
}
