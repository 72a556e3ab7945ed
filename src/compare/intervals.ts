import type { Interval } from '../domain/measure.ts';
import { bcaFromCounts, clusterJackknife, stream } from '../stats/index.ts';
import { evaluator, type UnitSums } from './evaluate.ts';
import type { Pairing } from './pair.ts';
import type { Rule } from './rule.ts';

export interface IntervalSettings {
  readonly level: number;
  readonly replicates: number;
  readonly seed: string;
  /** Names the random stream together with the measure's id: same names, same interval. */
  readonly block: readonly string[];
}

/**
 * The interval of an estimate that exists. Clustered items: t on the cluster jackknife, from 8 clusters on.
 * Independent items: the closed form (Wilson for a proportion, Newcombe for net bias) where there is one verdict
 * per item and one reference; else BCa, resampling items, so that repeats and references of an item stay together.
 *
 * There is none at kappa = 1, nor where nothing varies.
 */
export function intervalOf(
  rule: Rule,
  pairing: Pairing,
  unitSums: UnitSums,
  settings: IntervalSettings,
): { readonly interval: Interval; readonly clusters?: number } {
  const statistic = evaluator(rule, pairing.scale);
  if (pairing.units.kind === 'clusters') {
    const { interval, clusters } = clusterJackknife({
      clusters: pairing.units.count,
      counts: unitSums.sums,
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
  if (rule.closedForm !== undefined && pairing.references === 1 && pairing.scale === 1) {
    return { interval: rule.closedForm(unitSums.total, settings.level) };
  }
  return { interval: bootstrapped(pairing, unitSums, statistic, rule.id, settings) };
}

function bootstrapped(
  pairing: Pairing,
  unitSums: UnitSums,
  statistic: (total: Float64Array) => number | undefined,
  id: string,
  settings: IntervalSettings,
): Interval {
  const patterns = distinctPatterns(pairing, unitSums);
  const total = new Float64Array(unitSums.width);
  return bcaFromCounts({
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
  }).bca;
}

interface Patterns {
  readonly times: Float64Array;
  readonly entries: number;
  /** Entry e: the pattern `pattern[e]` adds `value[e]` to the sum `index[e]`. */
  readonly pattern: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Units that contribute the same sums are one pattern: of a 7 x 7 table at a cut, four are left. */
function distinctPatterns({ units }: Pairing, { width, sums }: UnitSums): Patterns {
  const known = new Map<string, number>();
  const times: number[] = [];
  const pattern: number[] = [];
  const index: number[] = [];
  const value: number[] = [];
  for (let unit = 0; unit < units.count; unit++) {
    const own: number[] = [];
    for (let i = 0; i < width; i++) if (sums[unit * width + i] !== 0) own.push(i);
    const key = own.map((i) => `${i}:${sums[unit * width + i]}`).join(',');
    let number = known.get(key);
    if (number === undefined) {
      number = times.length;
      known.set(key, number);
      times.push(0);
      for (const i of own) {
        pattern.push(number);
        index.push(i);
        value.push(sums[unit * width + i] as number);
      }
    }
    times[number] = (times[number] as number) + (units.times[unit] as number);
  }
  return {
    times: Float64Array.from(times),
    entries: pattern.length,
    pattern: Int32Array.from(pattern),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}
