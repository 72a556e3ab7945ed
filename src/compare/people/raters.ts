import type { AnnotatorLabels } from '../../domain/gold.ts';
import { type Answers, verdictsAt } from '../answers.ts';
import type { CandidateContext } from '../context.ts';

/** A judge and the annotators it is put beside, over the items that any annotator labelled. */
export interface Raters {
  readonly context: CandidateContext;
  readonly annotators: readonly AnnotatorLabels[];
  /** Missing verdicts settled. */
  readonly answers: Answers;
  /** What one item weighs in a table, so that an item's repeats weigh whole numbers. */
  readonly scale: number;
  /** `quadratic` on ordered scales. */
  readonly weights: 'quadratic' | 'none';
}

/** Calls back with every label the judge gave an item, and the share of the item's weight that it has. */
export function judgeLabels(
  { answers, scale }: Pick<Raters, 'answers' | 'scale'>,
  item: number,
  visit: (label: number, weight: number) => void,
): void {
  const verdicts = verdictsAt(answers, item);
  if (verdicts === 0) return;
  for (let label = 0; label < answers.labels; label++) {
    const times = answers.counts[item * answers.width + label] as number;
    if (times > 0) visit(label, (times * scale) / verdicts);
  }
}
