import { type Answers, countAnswers, verdictsAt } from '../compare/answers.ts';
import { contestant } from '../compare/candidate-result.ts';
import { clusterColumn } from '../compare/cluster-column.ts';
import type { CompareInput } from '../compare/input.ts';
import { select } from '../compare/selection.ts';
import { type Candidate, canBeChosen } from '../domain/candidate.ts';
import { type Criterion, isOrdered } from '../domain/criterion.ts';
import { type Correlated, correlationMeasures } from './correlation-measures.ts';

/** One criterion beside another: how far judges' answers to the two go together, and how far gold's do. */
export interface CriteriaBeside {
  /** The other criterion's id. */
  readonly other: string;
  readonly candidates: readonly Correlated[];
}

/**
 * The judges' own correlation between this criterion and each of the others, beside gold's on the same items: a judge that
 * lets one answer colour the other has more of it than gold. Phi for two labels, Spearman's for ordered ones. Criteria
 * without an order, derived ones, and those whose gold is of several annotators are passed over.
 *
 * @param input of this criterion
 * @param others of the study's further criteria, over the same items
 */
export function criteriaBeside(
  input: CompareInput,
  others: readonly CompareInput[],
): readonly CriteriaBeside[] {
  if (!isComparable(input)) return [];
  const own = answersById(input);
  return others.filter(isComparable).flatMap((other) => {
    const beside = answersById(other);
    const candidates = [...own].flatMap(([hash, first]) => {
      const second = beside.get(hash);
      return second === undefined ? [] : correlated(input, other, first, second);
    });
    return candidates.length === 0 ? [] : [{ other: other.criterion.id, candidates }];
  });
}

function isComparable({ criterion, gold }: CompareInput): boolean {
  const hasOrder = isOrdered(criterion) || criterion.scale === 'binary';
  return hasOrder && criterion.derived === undefined && gold.references.length === 1;
}

interface Answering {
  readonly candidate: Candidate;
  readonly answers: Answers;
}

function answersById({ readings, items, criterion }: CompareInput): ReadonlyMap<string, Answering> {
  return new Map(
    countAnswers(readings, items.count, criterion.labels.length).flatMap(({ candidate, presentations }) => {
      const who = readings.candidates[candidate];
      if (who === undefined || presentations.length === 0 || !canBeChosen(who)) return [];
      const { main } = contestant(who, presentations, criterion, items.count);
      return [[who.hash, { candidate: who, answers: main }] as const];
    }),
  );
}

/** Items of the dev split with gold and a verdict under both criteria; of repeats each pair of answers its share. */
function correlated(
  input: CompareInput,
  other: CompareInput,
  first: Answering,
  second: Answering,
): readonly Correlated[] {
  const [goldOne, goldTwo] = [input, other].map(({ gold }) => gold.references[0]?.labels);
  if (goldOne === undefined || goldTwo === undefined) return [];
  const used: number[] = [];
  for (let item = 0; item < input.items.count; item++) {
    if (input.items.test[item] === 1) continue;
    if ((goldOne[item] as number) < 0 || (goldTwo[item] as number) < 0) continue;
    if (verdictsAt(first.answers, item) === 0 || verdictsAt(second.answers, item) === 0) continue;
    used.push(item);
  }
  const size = Math.max(input.criterion.labels.length, other.criterion.labels.length);
  const items = Int32Array.from(used);
  const { cluster, clusters } = select(items, clusterColumn(input));
  const units = cluster === undefined ? items.length : clusters;
  // Per cluster: the judge's table of the two answers, then gold's.
  const counts = new Float64Array(units * 2 * size * size);
  items.forEach((item, at) => {
    const from = (cluster === undefined ? at : (cluster[at] as number)) * 2 * size * size;
    eachPair(first.answers, second.answers, item, (one, two, share) => {
      const cell = from + place(input.criterion, one) * size + place(other.criterion, two);
      counts[cell] = (counts[cell] as number) + share;
    });
    const [one, two] = [goldOne[item] as number, goldTwo[item] as number];
    const cell = from + (size + place(input.criterion, one)) * size + place(other.criterion, two);
    counts[cell] = (counts[cell] as number) + 1;
  });
  return [
    {
      candidate: first.candidate.id,
      measures: correlationMeasures({
        other: other.criterion.id,
        items: items.length,
        units,
        isClustered: cluster !== undefined,
        size,
        counts,
        level: input.settings.level,
      }),
    },
  ];
}

function eachPair(
  first: Answers,
  second: Answers,
  item: number,
  add: (one: number, two: number, share: number) => void,
): void {
  const pairs = verdictsAt(first, item) * verdictsAt(second, item);
  for (let one = 0; one < first.labels; one++) {
    const times = first.counts[item * first.width + one] as number;
    if (times === 0) continue;
    for (let two = 0; two < second.labels; two++) {
      const both = times * (second.counts[item * second.width + two] as number);
      if (both > 0) add(one, two, both / pairs);
    }
  }
}

/** Two labels stand negative first, so that the sign says whether the positive ones go together. */
function place({ scale, positive }: Criterion, label: number): number {
  return scale === 'binary' && positive === 0 ? 1 - label : label;
}
