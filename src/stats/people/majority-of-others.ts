/**
 * The label that more than half of the other annotators gave an item: what one of them, and a judge in its place, can
 * both be measured against.
 *
 * Leaving each annotator out in turn: Calderon, Reichart & Dror 2025, arXiv 2501.10970, who compare with each of the
 * others; taking the others' strict majority is this library's choice. How it is found: Boyer & Moore 1991, MJRTY,
 * in Automated Reasoning: Essays in Honor of Woody Bledsoe, 105-117.
 *
 * @param labels one array per annotator over items, -1 where it gave none
 * @param left the annotator who is left out
 * @returns the label's code; -1 with fewer than two other labels, or without a strict majority
 * @example
 * majorityOfOthers([[0], [1], [1], [0]], 3, 0) // 1
 * majorityOfOthers([[0], [1], [1], [0]], 1, 0) // 0
 * majorityOfOthers([[0], [1], [-1]], 0, 0) // -1
 */
export function majorityOfOthers(labels: readonly ArrayLike<number>[], left: number, item: number): number {
  let given = 0;
  let leader = -1;
  // Boyer-Moore: if any label has more than half, this finds it; whether it has is counted below.
  let lead = 0;
  for (let annotator = 0; annotator < labels.length; annotator++) {
    const label = labels[annotator]?.[item] ?? -1;
    if (annotator === left || label < 0) continue;
    given++;
    if (lead === 0) leader = label;
    lead += label === leader ? 1 : -1;
  }
  if (given < 2) return -1;
  let votes = 0;
  for (let annotator = 0; annotator < labels.length; annotator++) {
    if (annotator !== left && labels[annotator]?.[item] === leader) votes++;
  }
  return 2 * votes > given ? leader : -1;
}
