/**
 * How well a label stands with other raters' labels of the same item, for the alternative annotator test. `share`: the
 * share of them that are equal, from 0 to 1. `distance`: minus the root of the mean squared distance, at most 0, for
 * labels that are steps of a scale.
 *
 * Calderon, Reichart & Dror 2025, arXiv 2501.10970, section 3 (S: accuracy and -RMSE).
 *
 * @returns `undefined` without other labels
 * @example
 * alignment(2, [2, 2, 1], 'share') // 0.6666666667
 * alignment(2, [2, 4], 'distance') // -1.4142135624
 */
export function alignment(
  label: number,
  others: readonly number[],
  by: 'share' | 'distance',
): number | undefined {
  if (others.length === 0) return undefined;
  if (by === 'share') return others.filter((other) => other === label).length / others.length;
  const squares = others.reduce((sum, other) => sum + (label - other) ** 2, 0);
  return squares === 0 ? 0 : -Math.sqrt(squares / others.length);
}
