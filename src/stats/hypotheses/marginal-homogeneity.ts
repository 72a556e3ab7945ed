import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { marginals } from '../table/marginals.ts';

/**
 * The quadratic form d' S^-1 d of the Stuart-Maxwell test, and its degrees of freedom. `d` holds the differences
 * of the two raters' counts per label, S the variance of d if the raters used the labels equally often.
 *
 * S is singular by one dimension for each group of labels between which nobody ever disagrees: a label never
 * used or never disagreed on, or two sets of labels never taken for each other. Within each such group one label
 * is redundant and is dropped; a group of one label drops out altogether. So labels that carry no information
 * cost no degree of freedom and cannot make the test fail.
 *
 * @example
 * marginalHomogeneity(confusionMatrix([[13, 0, 0], [0, 20, 7], [0, 4, 56]])).df // 1
 */
export function marginalHomogeneity(matrix: ConfusionMatrix): { readonly form: number; readonly df: number } {
  const { size, counts } = matrix;
  const { gold, judge } = marginals(matrix);
  const between = (i: number, j: number): number => (counts[i * size + j] ?? 0) + (counts[j * size + i] ?? 0);
  let form = 0;
  let df = 0;
  for (const group of connectedLabels(size, between)) {
    const kept = group.slice(1);
    const differences = kept.map((label) => (gold[label] ?? 0) - (judge[label] ?? 0));
    const variances = kept.map((i) =>
      kept.map((j) => {
        if (i !== j) return -between(i, j);
        return group.reduce((sum, other) => (other === i ? sum : sum + between(i, other)), 0);
      }),
    );
    const solution = solve(variances, differences);
    form += differences.reduce((sum, difference, i) => sum + difference * (solution[i] ?? 0), 0);
    df += kept.length;
  }
  return { form: Math.max(0, form), df };
}

/** Groups of labels linked by at least one disagreement, each in ascending order. */
function connectedLabels(size: number, between: (i: number, j: number) => number): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let start = 0; start < size; start++) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const label of group) {
      for (let other = 0; other < size; other++) {
        if (seen.has(other) || between(label, other) === 0) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

/**
 * Gaussian elimination without pivoting: S restricted to all but one label of a connected group is a symmetric,
 * diagonally dominant M-matrix, so every pivot is positive.
 */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const last = right.length;
  rows.forEach((pivot, column) => {
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k <= last; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  });
  const solution = new Array<number>(last).fill(0);
  for (let i = last - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    let sum = row[last] ?? 0;
    for (let k = i + 1; k < last; k++) sum -= (row[k] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (row[i] ?? 1);
  }
  return solution;
}
