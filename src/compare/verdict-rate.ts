import { type Answers, trialsAt, verdictsAt } from './answers.ts';

/**
 * Share of the labelled items' trials with a verdict, items weighing equally; an item never asked about counts as
 * one without. Over both orders of a pair, whose winners may then differ. 0 where there are no labelled items.
 */
export function verdictRate(presentations: readonly Answers[], labelled: Int32Array): number {
  const asked = labelled.length * presentations.length;
  if (asked === 0) return 0;
  let rate = 0;
  for (const answers of presentations) {
    for (const item of labelled) {
      const trials = trialsAt(answers, item);
      if (trials > 0) rate += verdictsAt(answers, item) / trials;
    }
  }
  return rate / asked;
}

/** Labelled items that were never asked about, in any presentation. */
export function neverAsked(presentations: readonly Answers[], labelled: Int32Array): number {
  let count = 0;
  for (const item of labelled) {
    if (presentations.every((answers) => trialsAt(answers, item) === 0)) count++;
  }
  return count;
}
