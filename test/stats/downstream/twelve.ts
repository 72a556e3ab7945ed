/** Twelve clusters: TP, FN, FP, TN among those with gold, then all verdicts. */
export const TWELVE = [
  [3, 0, 1, 4, 8, 12],
  [2, 1, 0, 5, 6, 14],
  [4, 0, 0, 4, 9, 11],
  [1, 1, 1, 5, 5, 15],
  [3, 1, 0, 4, 7, 13],
  [2, 0, 1, 5, 6, 14],
  [0, 0, 0, 0, 10, 10],
  [5, 1, 0, 2, 11, 9],
  [1, 0, 0, 7, 4, 16],
  [2, 1, 1, 4, 6, 14],
  [3, 0, 0, 5, 8, 12],
  [0, 0, 0, 0, 3, 17],
];
export const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());
export const sumsOf = (rows: readonly (readonly number[])[]) => ({
  clusters: rows.length,
  counts: flat(rows),
});

/** Leave one out by hand, written again from the definition. */
export function jackknifeError(
  rows: readonly (readonly number[])[],
  figure: (sums: readonly number[]) => number,
): number {
  const add = (own: readonly (readonly number[])[]) =>
    own.reduce<readonly number[]>((sum, row) => row.map((value, i) => value + (sum[i] ?? 0)), []);
  const replicates = rows.map((_, left) => figure(add(rows.filter((_, at) => at !== left))));
  const mean = replicates.reduce((sum, value) => sum + value, 0) / rows.length;
  const squares = replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((rows.length - 1) / rows.length) * squares);
}

export const corrected = ([tp = 0, fn = 0, fp = 0, tn = 0, yes = 0, no = 0]: readonly number[]) =>
  (yes / (yes + no) - fp / (fp + tn)) / (tp / (tp + fn) - fp / (fp + tn));
