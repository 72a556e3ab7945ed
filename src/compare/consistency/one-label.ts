import { type Answers, verdictsAt } from '../answers.ts';
import { type Calls, firstCalls } from '../calls.ts';
import type { Contestant } from '../candidate-result.ts';
import type { CandidateContext } from '../context.ts';

/**
 * One label per item, -1 where there is none: what one call says. Of an item asked several times the first call; of a
 * pair asked in both orders what the two say together (with repeats, most often).
 */
export function oneLabelEach(
  context: CandidateContext,
  { main, presentations }: Contestant,
  calls: Calls,
): Int16Array {
  const isCombined = context.criterion.scale === 'pairwise' && presentations.length > 1;
  if (!isCombined) return firstCalls(calls, context.items);
  return Int16Array.from({ length: context.items }, (_, item) => mostOften(main, item));
}

function mostOften(answers: Answers, item: number): number {
  if (verdictsAt(answers, item) === 0) return -1;
  let most = 0;
  const at = item * answers.width;
  for (let label = 1; label < answers.labels; label++) {
    if ((answers.counts[at + label] as number) > (answers.counts[at + most] as number)) most = label;
  }
  return most;
}
