import type { Interval } from '../domain/measure.ts';
import { bcaFromCounts, clusterJackknife, stream } from '../stats/index.ts';
import { evaluator, type UnitSums } from './evaluate.ts';
import { itemJackknife } from './item-jackknife.ts';
import type { Pairing } from './pair.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import type { Rule } from './rule.ts';

export interface IntervalSettings {
  readonly level: number;
  readonly replicates: number;
  readonly seed: string;
  /** Names the random stream together with the measure's id: same names, same interval. */
  readonly block: readonly string[];
}

/** How the caution about resamples without a value begins. */
export const UNDEFINED_RESAMPLES = 'does not exist in';

export interface FoundInterval {
  readonly interval: Interval;
  /** Clusters with any item in the statistic. */
  readonly clusters?: number;
  /** What to mind about the interval: resamples in which the statistic does not exist. */
  readonly caution?: string;
}

/**
 * The interval of an estimate that exists.
 *
 * Clustered items: t on the cluster jackknife, from 8 clusters on. Independent items: the closed form (Wilson for a
 * proportion, Newcombe for net bias) where there is one verdict per item and one reference; for the kappa family BCa,
 * resampling items; for the rest the jackknife over items. An item's repeats and references stay together.
 * Where items weigh differently by how they were drawn: the jackknife for all.
 *
 * There is none at kappa = 1, nor where nothing varies.
 */
export function intervalOf(
  rule: Rule,
  pairing: Pairing,
  unitSums: UnitSums,
  settings: IntervalSettings,
): FoundInterval {
  const statistic = evaluator(rule, pairing.scale);
  if (pairing.units.kind === 'clusters') {
    const { interval, clusters } = clusterJackknife({
      clusters: pairing.units.count,
      counts: unitSums.sums,
      times: pairing.units.times,
      statistic,
      transform: rule.transform,
      level: settings.level,
    });
    return { interval, clusters };
  }
  const value = statistic(unitSums.total);
  if (rule.transform === 'log-complement' && value === 1) {
    return {
      interval: { none: 'the estimate is 1: no disagreement was seen, so there is nothing to resample' },
    };
  }
  const isPlain = pairing.references === 1 && pairing.scale === 1 && !pairing.isWeighted;
  if (rule.closedForm !== undefined && isPlain) {
    return { interval: rule.closedForm(unitSums.total, settings.level) };
  }
  const patterns = patternsOf(pairing, unitSums);
  if (rule.isResampled && !pairing.isWeighted)
    return bootstrapped(patterns, unitSums.width, statistic, rule.id, settings);
  return { interval: itemJackknife(patterns, unitSums.total, statistic, rule.transform, settings.level) };
}

function bootstrapped(
  patterns: Patterns,
  width: number,
  statistic: (total: Float64Array) => number | undefined,
  id: string,
  settings: IntervalSettings,
): FoundInterval {
  const total = new Float64Array(width);
  const { bca, undefinedReplicates, replicates } = bcaFromCounts({
    counts: patterns.times,
    statistic(counts) {
      total.fill(0);
      for (let e = 0; e < patterns.entries; e++) {
        const at = patterns.index[e] as number;
        total[at] =
          (total[at] as number) +
          (counts[patterns.pattern[e] as number] as number) * (patterns.value[e] as number);
      }
      return statistic(total);
    },
    random: stream(settings.seed, id, ...settings.block),
    replicates: settings.replicates,
    level: settings.level,
  });
  if (undefinedReplicates === 0) return { interval: bca };
  const caution = `${UNDEFINED_RESAMPLES} ${undefinedReplicates} of ${replicates} resamples, which the interval leaves out`;
  return { interval: bca, caution };
}
