import { type Answers, verdictsAt } from '../../compare/answers.ts';

/** Which of the items a figure is of: those that take part, with or without gold. */
export interface Samples {
  readonly unlabelled: Int32Array;
  readonly validated: Int32Array;
}

/** How often one label is given on some items; an item asked several times weighs as one. */
export interface LabelShare {
  /** Items with a verdict. */
  readonly n: number;
  /** Absent without any. */
  readonly share?: number;
}

export function shareOn(
  answers: Answers,
  items: Iterable<number>,
  isCounted: (label: number) => boolean,
): LabelShare {
  let n = 0;
  let counted = 0;
  for (const item of items) {
    const verdicts = verdictsAt(answers, item);
    if (verdicts === 0) continue;
    n++;
    for (let label = 0; label < answers.labels; label++) {
      if (isCounted(label)) counted += (answers.counts[item * answers.width + label] as number) / verdicts;
    }
  }
  return n === 0 ? { n } : { n, share: counted / n };
}
