import {
  type ComparisonWithBest,
  comparisonsWithBest,
  type Interval,
  type Jackknifed,
  leaveOut,
  levelAmongTried,
  MINIMUM_CLUSTERS,
  type OutOfBag,
  pairedDifference,
  probabilityOfBest,
  resampleCandidates,
  simultaneousLowerBounds,
  stream,
  swapTests,
  totalCounts,
} from '../stats/index.ts';
import type { Family } from './contest.ts';
import type { Way } from './field.ts';
import type { Figure } from './figure.ts';

export interface ContestSettings {
  readonly level: number;
  readonly replicates: number;
  readonly seed: string;
  readonly criterion: string;
  readonly family: Family;
}

/** Everything about a contest along one way of clustering, as bare numbers. */
export interface Along {
  readonly clusters: number;
  /** Why there are no bounds that hold together. */
  readonly none?: string;
  readonly withBest: readonly ComparisonWithBest[];
  readonly lowerBounds: readonly number[];
  readonly probabilities: readonly number[];
  readonly outOfBag: OutOfBag;
  readonly undefinedReplicates: number;
  readonly isExact: boolean;
  readonly swaps: number;
  /** Per figure and pair. */
  readonly pairs: readonly (readonly AlongPair[])[];
}

export interface AlongPair {
  /** Absent where one of the two has no such figure. */
  readonly difference?: number;
  readonly interval: Interval;
  readonly pValue: number;
}

/** @param figures the one that candidates are ranked by first */
export function contestAlong(way: Way, figures: readonly Figure[], settings: ContestSettings): Along {
  const { counts, clusters, name = 'items' } = way;
  const { level, replicates, seed, criterion, family } = settings;
  const statistics = figures.map(({ statistic }) => statistic);
  const resampled = resampleCandidates({
    candidates: counts,
    // Picking and bounds go by the ranking's figure alone; the others are compared pair by pair.
    statistics: statistics.slice(0, 1),
    random: stream(seed, 'contest', criterion, name),
    replicates,
  });
  const swapped = swapTests({
    candidates: counts,
    statistics,
    random: stream(seed, 'contest swaps', criterion, name),
    replicates,
  });
  const [ranked] = resampled.statistics;
  const tried = Math.max(family.tried, counts.length);
  const own = 1 - (1 - level) / family.criteria;
  const withBest =
    ranked === undefined
      ? { none: NO_FIGURE }
      : comparisonsWithBest(ranked, levelAmongTried(own, counts.length - 1, tried - 1));
  const lower =
    ranked === undefined
      ? { none: NO_FIGURE }
      : simultaneousLowerBounds(ranked, levelAmongTried(own, counts.length, tried));
  const none =
    clusters < MINIMUM_CLUSTERS
      ? `too few clusters: ${clusters}, at least ${MINIMUM_CLUSTERS} are needed`
      : 'none' in withBest
        ? withBest.none
        : 'none' in lower
          ? lower.none
          : undefined;
  return {
    clusters,
    ...(none === undefined ? {} : { none }),
    withBest: none !== undefined || 'none' in withBest ? [] : withBest,
    lowerBounds: none !== undefined || 'none' in lower ? [] : lower,
    probabilities: ranked === undefined ? [] : probabilityOfBest(ranked),
    outOfBag: resampled.outOfBag,
    undefinedReplicates: ranked?.undefinedReplicates ?? replicates,
    isExact: swapped.isExact,
    swaps: swapped.swaps,
    pairs: figures.map((figure, at) => {
      const jackknifed = counts.map((table) => jackknife(figure, table));
      return swapped.pairs.map(([first, second], pair) =>
        alongPair(jackknifed[first], jackknifed[second], swapped.pValues[at]?.[pair] ?? 1, level),
      );
    }),
  };
}

const NO_FIGURE = 'one of the candidates has no such figure';

function jackknife(figure: Figure, counts: Way['counts'][number]): Jackknifed | undefined {
  const used = figure.used(counts);
  const estimate = figure.statistic(totalCounts(used));
  return estimate === undefined ? undefined : { estimate, ...leaveOut(used, figure.statistic) };
}

function alongPair(
  first: Jackknifed | undefined,
  second: Jackknifed | undefined,
  pValue: number,
  level: number,
): AlongPair {
  if (first === undefined || second === undefined) return { interval: { none: NO_FIGURE }, pValue };
  return { ...pairedDifference(first, second, level), pValue };
}
