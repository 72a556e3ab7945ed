import type { Measure } from '../domain/measure.ts';
import { evaluator } from './evaluate.ts';
import type { Pairing } from './pair.ts';
import type { Rule } from './rule.ts';

/** Up to this many assignments are all tried; beyond, one class is changed at a time. */
const TRY_ALL = 64;

/**
 * The lowest and highest value the statistic could take, had the left-out items had verdicts, where verdicts are
 * constant within a gold class. Exact for proportions and for two labels, where the extremes lie in the four
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
  const classes = missingClasses(rule, pairing, labels);
  const sums = new Float64Array(total.length);
  const others = new Float64Array(total.length);
  const outcome: Outcome = (assignment) => {
    sumOf(total, classes, assignment, -1, sums);
    return statistic(sums);
  };
  const along: Along = (assignment, index) => {
    sumOf(total, classes, assignment, index, others);
    return (option) => {
      sums.set(others);
      add(sums, classes[index]?.[option]);
      return statistic(sums);
    };
  };
  const options = classes.map((own) => own.length);
  const assignments = options.reduce((product, own) => product * own, 1);
  const range =
    assignments <= TRY_ALL ? tryAll(options, assignments, outcome) : climb(options, outcome, along);
  if (range === undefined) return undefined;
  return { ...range, exact: rule.bounds === 'exact' && pairing.references === 1 };
}

/**
 * The left-out items in classes that matter to this statistic, each with what it could add to the sums: at a cut, or of
 * one label against the rest, that is two classes with two options, however many labels there are.
 */
function missingClasses(rule: Rule, pairing: Pairing, labels: number): readonly (readonly Float64Array[])[] {
  const classes = new Map<string, Float64Array[]>();
  for (const { gold, stratum, weight } of pairing.missing) {
    const each = Array.from({ length: labels }, (_, judge) => {
      const sums = new Float64Array(pairing.references * rule.summary.length);
      gold.forEach((own, reference) => {
        if (own < 0) return;
        rule.summary.add(sums, reference * rule.summary.length, stratum, own, judge, pairing.scale);
      });
      return sums;
    });
    const key = each.map((sums) => sums.join(',')).join(';');
    const known = classes.get(key) ?? each.map((sums) => new Float64Array(sums.length));
    classes.set(key, known);
    known.forEach((sums, judge) => {
      for (let i = 0; i < sums.length; i++) {
        sums[i] = (sums[i] as number) + weight * (each[judge]?.[i] ?? 0);
      }
    });
  }
  return [...classes.values()].map(distinct);
}

function distinct(options: readonly Float64Array[]): readonly Float64Array[] {
  return [...new Map(options.map((sums) => [sums.join(','), sums])).values()];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

type Outcome = (assignment: readonly number[]) => number | undefined;

/** The outcome as one class alone changes: what the others add is added up once. */
type Along = (assignment: readonly number[], index: number) => (option: number) => number | undefined;

/** The sums with all classes assigned, but for one left out. */
function sumOf(
  total: Float64Array,
  classes: readonly (readonly Float64Array[])[],
  assignment: readonly number[],
  without: number,
  into: Float64Array,
): void {
  into.set(total);
  classes.forEach((options, index) => {
    if (index !== without) add(into, options[assignment[index] ?? 0]);
  });
}

function add(sums: Float64Array, added: Float64Array | undefined): void {
  if (added === undefined) return;
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (added[i] as number);
}

function tryAll(options: readonly number[], assignments: number, outcome: Outcome): Range | undefined {
  let range: Range | undefined;
  for (let code = 0; code < assignments; code++) {
    let rest = code;
    const assignment = options.map((own) => {
      const option = rest % own;
      rest = (rest - option) / own;
      return option;
    });
    range = widen(range, outcome(assignment));
  }
  return range;
}

/** From the first option of all and from the last, changes one class at a time while that helps. */
function climb(options: readonly number[], outcome: Outcome, along: Along): Range | undefined {
  const starts = [options.map(() => 0), options.map((own) => own - 1)];
  return starts
    .flatMap((start) => [
      climbFrom(start, options, 1, outcome, along),
      climbFrom(start, options, -1, outcome, along),
    ])
    .reduce<Range | undefined>(widen, undefined);
}

function climbFrom(
  start: readonly number[],
  options: readonly number[],
  direction: 1 | -1,
  outcome: Outcome,
  along: Along,
): number | undefined {
  const assignment = [...start];
  let best = outcome(assignment);
  for (let improved = true; improved; ) {
    improved = false;
    options.forEach((own, index) => {
      let keep = assignment[index] ?? 0;
      const outcomeOf = along(assignment, index);
      for (let option = 0; option < own; option++) {
        const value = outcomeOf(option);
        if (value === undefined) continue;
        if (best !== undefined && direction * (value - best) <= 1e-12) continue;
        best = value;
        keep = option;
        improved = true;
      }
      assignment[index] = keep;
    });
  }
  return best;
}

function widen(range: Range | undefined, value: number | undefined): Range | undefined {
  if (value === undefined) return range;
  if (range === undefined) return { low: value, high: value };
  return { low: Math.min(range.low, value), high: Math.max(range.high, value) };
}
