import type { ReadingColumns } from '../domain/columns.ts';
import { OUTCOMES } from '../domain/outcome.ts';

/** Why a trial gives no label: every outcome but the verdict, then two orders that name different winners. */
export const NO_LABEL = [...OUTCOMES.slice(1), 'inconsistent orders'] as const;
export const INCONSISTENT = NO_LABEL.length - 1;

/**
 * One candidate's answers under one presentation, counted per item: `counts[item * width + answer]`, where the
 * answers are the labels, then NO_LABEL. An item with no count at all was never asked about.
 */
export interface Answers {
  readonly presentation: string;
  readonly labels: number;
  readonly width: number;
  readonly counts: Uint16Array;
}

/** Answers of one candidate: one entry per presentation that it was asked under, ordered by name. */
export interface CandidateAnswers {
  readonly candidate: number;
  readonly presentations: readonly Answers[];
}

/**
 * Counts readings into dense tables, item by answer, in one pass over the rows and with no object per row.
 * Readings of later occasions (drift checks) are another measurement and are skipped.
 *
 * @param items number of items
 * @param labels number of labels of the criterion
 */
export function countAnswers(
  readings: ReadingColumns,
  items: number,
  labels: number,
): readonly CandidateAnswers[] {
  const presentations = readings.presentations.length;
  const tables: (Answers | undefined)[] = new Array(readings.candidates.length * presentations);
  for (let row = 0; row < readings.rows; row++) {
    if (readings.occasion[row] !== 1) continue;
    const presentation = readings.presentation[row] as number;
    const index = (readings.candidate[row] as number) * presentations + presentation;
    let table = tables[index];
    if (table === undefined) {
      table = emptyAnswers(readings.presentations[presentation] ?? '', items, labels);
      tables[index] = table;
    }
    const label = readings.label[row] as number;
    const answer = label >= 0 ? label : labels + (readings.outcome[row] as number) - 1;
    const cell = (readings.item[row] as number) * table.width + answer;
    table.counts[cell] = (table.counts[cell] as number) + 1;
  }
  return readings.candidates.map((_, candidate) => ({
    candidate,
    presentations: tables
      .slice(candidate * presentations, (candidate + 1) * presentations)
      .filter((table) => table !== undefined),
  }));
}

export function emptyAnswers(presentation: string, items: number, labels: number): Answers {
  const width = labels + NO_LABEL.length;
  return { presentation, labels, width, counts: new Uint16Array(items * width) };
}

/** Answers that are one label per item, -1 for none asked: what baselines computed here give. */
export function answersFromLabels(verdicts: Int16Array, labels: number): Answers {
  const answers = emptyAnswers('', verdicts.length, labels);
  verdicts.forEach((label, item) => {
    if (label >= 0) answers.counts[item * answers.width + label] = 1;
  });
  return answers;
}

/** How many trials of an item gave a label. */
export function verdictsAt(answers: Answers, item: number): number {
  return sumOf(answers.counts, item * answers.width, item * answers.width + answers.labels);
}

/** How many trials an item had. */
export function trialsAt(answers: Answers, item: number): number {
  return sumOf(answers.counts, item * answers.width, (item + 1) * answers.width);
}

function sumOf(counts: Uint16Array, from: number, to: number): number {
  let sum = 0;
  for (let cell = from; cell < to; cell++) sum += counts[cell] as number;
  return sum;
}
