import type { Measure } from '../domain/measure.ts';
import { evaluator } from './evaluate.ts';
import type { MissingClass, Pairing } from './pair.ts';
import type { Rule } from './rule.ts';

/** Up to this many assignments are all tried; beyond, one class is improved at a time. */
const TRY_ALL = 256;

/**
 * The lowest and highest value the statistic could take, had the left-out items had verdicts, where verdicts are
 * constant within a gold class. Exact for proportions, and for two labels, where the extremes lie in the four
 * corners; otherwise the best found by search.
 *
 * @param labels how many labels a verdict could have been
 * @param total the sums over the items used
 */
export function boundsOf(
  rule: Rule,
  pairing: Pairing,
  labels: number,
  total: Float64Array,
): Measure['bounds'] | undefined {
  if (rule.bounds === 'none' || pairing.missing.length === 0) return undefined;
  const statistic = evaluator(rule, pairing.scale);
  const additions = pairing.missing.map((missing) => additionsOf(rule, pairing, missing, labels));
  const sums = new Float64Array(total.length);
  const outcome = (assignment: readonly number[]): number | undefined => {
    sums.set(total);
    assignment.forEach((label, index) => {
      const added = additions[index]?.[label];
      if (added !== undefined)
        for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (added[i] as number);
    });
    return statistic(sums);
  };
  const classes = pairing.missing.length;
  const reached =
    labels ** classes <= TRY_ALL ? tryAll(classes, labels, outcome) : climb(classes, labels, outcome);
  if (reached === undefined) return undefined;
  return { ...reached, exact: rule.bounds === 'exact' && pairing.references === 1 };
}

/** What a class of missing items adds to the sums, for each label it could be given. */
function additionsOf(
  { summary }: Rule,
  pairing: Pairing,
  missing: MissingClass,
  labels: number,
): readonly Float64Array[] {
  return Array.from({ length: labels }, (_, judge) => {
    const sums = new Float64Array(pairing.references * summary.length);
    missing.gold.forEach((gold, reference) => {
      const weight = missing.count * pairing.scale;
      if (gold >= 0) summary.add(sums, reference * summary.length, missing.stratum, gold, judge, weight);
    });
    return sums;
  });
}

interface Range {
  readonly low: number;
  readonly high: number;
}

type Outcome = (assignment: readonly number[]) => number | undefined;

function tryAll(classes: number, labels: number, outcome: Outcome): Range | undefined {
  let range: Range | undefined;
  for (let code = 0; code < labels ** classes; code++) {
    let rest = code;
    const assignment = Array.from({ length: classes }, () => {
      const label = rest % labels;
      rest = (rest - label) / labels;
      return label;
    });
    range = widen(range, outcome(assignment));
  }
  return range;
}

/** From every assignment of one label to all, changes one class at a time while that helps. */
function climb(classes: number, labels: number, outcome: Outcome): Range | undefined {
  let range: Range | undefined;
  for (let start = 0; start < labels; start++) {
    for (const direction of [1, -1]) {
      const assignment = new Array<number>(classes).fill(start);
      let best = outcome(assignment);
      range = widen(range, best);
      for (let improved = true; improved; ) {
        improved = false;
        for (let index = 0; index < classes; index++) {
          const before = assignment[index] as number;
          let keep = before;
          for (let label = 0; label < labels; label++) {
            assignment[index] = label;
            const value = outcome(assignment);
            if (value === undefined) continue;
            if (best !== undefined && direction * (value - best) <= 1e-12) continue;
            best = value;
            keep = label;
            improved = true;
          }
          assignment[index] = keep;
        }
      }
      range = widen(range, best);
    }
  }
  return range;
}

function widen(range: Range | undefined, value: number | undefined): Range | undefined {
  if (value === undefined) return range;
  if (range === undefined) return { low: value, high: value };
  return { low: Math.min(range.low, value), high: Math.max(range.high, value) };
}
