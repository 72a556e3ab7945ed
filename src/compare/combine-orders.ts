import { type Answers, emptyAnswers, INCONSISTENT, trialsAt } from './answers.ts';

/**
 * The verdict of both orders of a pair together: the same winner where both name it; else the tie, where the
 * criterion has one; else no label, `inconsistent orders`. A trial without a verdict in either order is without
 * one in the combination, for the first order's reason. An item asked in one order only counts as never asked.
 *
 * Labels name the response, never the slot. Where an item was asked several times, each trial of one order meets
 * each of the other, so that counts stay whole.
 *
 * @param tie index of the label that means "neither", where there is one
 */
export function combineOrders(
  first: Answers,
  second: Answers,
  items: number,
  tie: number | undefined,
): Answers {
  const combined = emptyAnswers('combined', items, first.labels);
  const { labels, width, counts } = combined;
  for (let item = 0; item < items; item++) {
    if (trialsAt(first, item) === 0 || trialsAt(second, item) === 0) continue;
    const row = item * width;
    for (let one = 0; one < width; one++) {
      const timesOne = first.counts[row + one] as number;
      if (timesOne === 0) continue;
      for (let two = 0; two < width; two++) {
        const timesTwo = second.counts[row + two] as number;
        if (timesTwo === 0) continue;
        const cell = row + settle(one, two, labels, tie);
        counts[cell] = (counts[cell] as number) + timesOne * timesTwo;
      }
    }
  }
  return combined;
}

function settle(one: number, two: number, labels: number, tie: number | undefined): number {
  if (one >= labels) return one;
  if (two >= labels) return two;
  if (one === two) return one;
  return tie ?? labels + INCONSISTENT;
}

/**
 * A call whose presentation is drawn at random: the answers of all presentations together.
 * For criteria whose labels mean the same in every presentation.
 */
export function poolPresentations(presentations: readonly Answers[], items: number): Answers {
  const [first] = presentations;
  if (first !== undefined && presentations.length === 1) return first;
  const pooled = emptyAnswers('one call', items, first?.labels ?? 0);
  for (const { counts } of presentations) {
    for (let cell = 0; cell < counts.length; cell++) {
      pooled.counts[cell] = (pooled.counts[cell] as number) + (counts[cell] as number);
    }
  }
  return pooled;
}
