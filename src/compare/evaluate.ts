import { defined, type Statistic } from '../stats/index.ts';
import type { Pairing } from './pair.ts';
import type { Rule } from './rule.ts';
import type { Summary } from './summary.ts';

/** A pairing's units as vectors of sums: `sums[unit * width + reference * length + i]`. */
export interface UnitSums {
  readonly width: number;
  readonly sums: Float64Array;
  readonly total: Float64Array;
}

/** Adds up what each unit, and all of them together, contribute to a summary. */
export function sumUnits(pairing: Pairing, summary: Summary): UnitSums {
  const { units, references, size, strata } = pairing;
  const width = references * summary.length;
  const sums = new Float64Array(units.count * width);
  for (let e = 0; e < units.entries; e++) {
    const cell = units.cell[e] as number;
    const judge = cell % size;
    const row = (cell - judge) / size;
    const gold = row % size;
    const plane = (row - gold) / size;
    const stratum = plane % strata;
    const reference = (plane - stratum) / strata;
    const at = (units.unit[e] as number) * width + reference * summary.length;
    summary.add(sums, at, stratum, gold, judge, units.weight[e] as number);
  }
  const total = new Float64Array(width);
  for (let unit = 0; unit < units.count; unit++) {
    const times = units.times[unit] as number;
    for (let i = 0; i < width; i++) {
      total[i] = (total[i] as number) + times * (sums[unit * width + i] as number);
    }
  }
  return { width, sums, total };
}

/**
 * A rule's statistic, averaged over the references that have any item in it. It does not exist where it does not
 * exist for one of them.
 */
export function evaluate(rule: Rule, total: Float64Array, scale: number): Statistic {
  const { length } = rule.summary;
  if (total.length === length) return rule.statistic(total, scale);
  let sum = 0;
  let references = 0;
  for (let at = 0; at < total.length; at += length) {
    const own = total.subarray(at, at + length);
    if (own.every((value) => value === 0)) continue;
    const statistic = rule.statistic(own, scale);
    if (statistic.value === undefined) return statistic;
    sum += statistic.value;
    references++;
  }
  return references === 0 ? rule.statistic(total.subarray(0, length), scale) : defined(sum / references);
}

/** The same as a bare function of the sums, for resampling. */
export function evaluator(rule: Rule, scale: number): (total: Float64Array) => number | undefined {
  const { quick } = rule;
  return (total) =>
    quick !== undefined && total.length === rule.summary.length
      ? quick(total)
      : evaluate(rule, total, scale).value;
}
