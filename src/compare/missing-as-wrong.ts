import { type Answers, NO_LABEL, verdictsAt } from './answers.ts';

/**
 * Answers in which every missing verdict is a wrong one. Two labels: the other label; an ordered scale: the label
 * farthest from gold's; else, with `ownLabel`, a label that no gold has. Where annotators are averaged, other than, and
 * farthest from, the first one's who labelled the item.
 *
 * @param items the labelled items; the answers hold nothing for others
 */
export function wrongWhereMissing(
  main: Answers,
  items: Int32Array,
  references: readonly Int16Array[],
  ownLabel: boolean,
): Answers {
  const labels = ownLabel ? main.labels + 1 : main.labels;
  const width = labels + NO_LABEL.length;
  const counts = new Uint16Array((main.counts.length / main.width) * width);
  for (const item of items) {
    for (let label = 0; label < main.labels; label++) {
      counts[item * width + label] = main.counts[item * main.width + label] as number;
    }
    const gold = goldAt(references, item);
    const farthest = 2 * gold < main.labels - 1 ? main.labels - 1 : 0;
    const wrong = ownLabel ? main.labels : farthest;
    let missing = 0;
    for (let reason = 0; reason < NO_LABEL.length; reason++) {
      missing += main.counts[item * main.width + main.labels + reason] as number;
    }
    const isUnasked = missing === 0 && verdictsAt(main, item) === 0;
    const cell = item * width + wrong;
    counts[cell] = (counts[cell] as number) + (isUnasked ? 1 : missing);
  }
  return { presentation: main.presentation, labels, width, counts };
}

function goldAt(references: readonly Int16Array[], item: number): number {
  for (const labels of references) if ((labels[item] as number) >= 0) return labels[item] as number;
  return 0;
}
