import type { Criterion } from '../domain/criterion.ts';
import { isOrdered } from '../domain/criterion.ts';
import { InputError } from '../domain/problem.ts';
import { type Answers, INCONSISTENT, NO_LABEL } from './answers.ts';
import type { WhenNoVerdict } from './input.ts';

export const OWN_LABEL = 'no verdict';

/**
 * Counts trials without a verdict as the study says: `leave out` changes nothing; `negative` makes them the
 * negative label (binary: the label that is not positive; ordered scales: the lowest); `own label` adds a label
 * that no gold has. Two orders that name different winners are verdicts that cancel, and stay left out.
 *
 * @throws InputError for `negative` where the criterion has no single negative label.
 */
export function settleNoVerdict(answers: Answers, rule: WhenNoVerdict, criterion: Criterion): Answers {
  if (rule === 'leave out') return answers;
  const { labels, width } = answers;
  const ownLabels = rule === 'own label' ? labels + 1 : labels;
  const target = rule === 'own label' ? labels : negativeLabel(criterion);
  const ownWidth = ownLabels + NO_LABEL.length;
  const items = answers.counts.length / width;
  const counts = new Uint16Array(items * ownWidth);
  for (let item = 0; item < items; item++) {
    for (let answer = 0; answer < width; answer++) {
      const times = answers.counts[item * width + answer] as number;
      if (times === 0) continue;
      const isInconsistent = answer === labels + INCONSISTENT;
      const to = answer < labels ? answer : isInconsistent ? ownLabels + INCONSISTENT : target;
      const cell = item * ownWidth + to;
      counts[cell] = (counts[cell] as number) + times;
    }
  }
  return { presentation: answers.presentation, labels: ownLabels, width: ownWidth, counts };
}

/** The label every rate calls negative. */
function negativeLabel(criterion: Criterion): number {
  if (isOrdered(criterion)) return 0;
  if (criterion.labels.length === 2 && criterion.positive !== undefined) return 1 - criterion.positive;
  throw new InputError({
    message: `criterion ${criterion.id} has no single negative label that a missing verdict could count as`,
    remedy: 'set statistics.whenNoVerdict to "leave out" or "own label"',
  });
}
