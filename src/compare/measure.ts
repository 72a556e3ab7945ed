import type { LeftOut, Measure } from '../domain/measure.ts';
import { boundsOf } from './bounds.ts';
import { crossedInterval, shownAlong } from './crossed-interval.ts';
import { evaluate, sumUnits, type UnitSums } from './evaluate.ts';
import { type FoundInterval, type IntervalSettings, intervalOf } from './intervals.ts';
import type { Pairing } from './pair.ts';
import type { Rule } from './rule.ts';
import type { Summary } from './summary.ts';
import type { Units } from './units.ts';

/** Sums of one pairing, each computed once however many measures need it. */
export type SumCache = (summary: Summary) => UnitSums;

export function sumCache(pairing: Pairing): SumCache {
  const known = new Map<string, UnitSums>();
  return (summary) => {
    const found = known.get(summary.name);
    if (found !== undefined) return found;
    const sums = sumUnits(pairing, summary);
    known.set(summary.name, sums);
    return sums;
  };
}

/**
 * One measure with all that is needed to judge it: estimate or reason, interval, n, clusters, left out, bounds,
 * cautions, and whether screens show it.
 *
 * @param labels how many labels gold can have, and a missing verdict could have been
 */
export function measureOf(
  rule: Rule,
  pairing: Pairing,
  sums: SumCache,
  labels: number,
  settings: IntervalSettings,
): Measure {
  const unitSums = sums(rule.summary);
  const statistic = evaluate(rule, unitSums.total, pairing.scale);
  const isKnown = statistic.value !== undefined;
  const found = isKnown ? foundInterval(rule, pairing, unitSums, labels, settings) : undefined;
  const bounds = boundsOf(rule, pairing, labels, unitSums.total);
  const clustered = pairing.units.kind === 'clusters';
  const { shown, cautions } = shownAlong(rule, pairing);
  return {
    id: rule.id,
    estimate: statistic.value,
    ...(statistic.value === undefined ? { reason: statistic.reason } : {}),
    ...(found === undefined ? {} : { interval: found.interval }),
    n: itemsBehind(rule, pairing),
    ...(clustered ? { clusters: found?.clusters ?? clustersBehind(unitSums, pairing.units) } : {}),
    leftOut: leftOutOf(rule, pairing),
    ...(bounds === undefined ? {} : { bounds }),
    shown,
    cautions: found?.caution === undefined ? cautions : [...cautions, found.caution],
  };
}

function foundInterval(
  rule: Rule,
  pairing: Pairing,
  unitSums: UnitSums,
  labels: number,
  settings: IntervalSettings,
): FoundInterval {
  if (rule.noInterval !== undefined) return { interval: { none: rule.noInterval } };
  return crossedInterval(rule, pairing, unitSums, (own, sums) =>
    intervalOf(rule, own, sums, labels, settings),
  );
}

/** All items used; of a rate given gold, those with such gold (averaged over references). */
export function itemsBehind({ given }: Rule, { n, goldCounts, references, size }: Pairing): number {
  if (given === undefined) return n;
  return goldCounts.reduce((sum, count, at) => (given(at % size) ? sum + count : sum), 0) / references;
}

function leftOutOf({ given }: Rule, { leftOut }: Pairing): readonly LeftOut[] {
  return leftOut.flatMap(({ reason, count, byGold }) => {
    if (given === undefined) return [{ reason, count }];
    const inClass = byGold.reduce((sum, own, label) => (given(label) ? sum + own : sum), 0);
    return inClass === 0 ? [] : [{ reason, count: inClass }];
  });
}

function clustersBehind({ width, sums }: UnitSums, { count, times }: Units): number {
  let clusters = 0;
  for (let unit = 0; unit < count; unit++) {
    const isPart = sums.subarray(unit * width, (unit + 1) * width).some((value) => value !== 0);
    if (isPart) clusters += times[unit] as number;
  }
  return clusters;
}
