/**
 * How far estimates lie from one another, in units of their covariance: the quadratic form of their differences from
 * the last one. It does not depend on which one that is. `undefined` where the covariance of the differences is singular.
 *
 * @example
 * contrastForm([1, 3], [[1, 0], [0, 3]]) // 1
 */
export function contrastForm(
  estimates: readonly number[],
  covariance: readonly (readonly number[])[],
): number | undefined {
  const last = estimates.length - 1;
  const of = (i: number, j: number): number => covariance[i]?.[j] ?? 0;
  const rows = Array.from({ length: last }, (_, i) => [
    ...Array.from({ length: last }, (__, j) => of(i, j) - of(i, last) - of(last, j) + of(last, last)),
    (estimates[i] ?? 0) - (estimates[last] ?? 0),
  ]);
  // Cholesky with the differences carried along: the form is the squared length of the solution.
  const factor: number[][] = [];
  let form = 0;
  for (let i = 0; i < last; i++) {
    const row = rows[i] as number[];
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const beside = j === i ? own : (factor[j] as number[]);
      const rest = (row[j] as number) - dot(own, beside, j);
      if (j < i) own.push(rest / (beside[j] as number));
      else if (rest <= 1e-12 * (row[i] as number)) return undefined;
      else own.push(Math.sqrt(rest));
    }
    const solved =
      ((row[last] as number) -
        dot(
          own,
          factor.map((earlier) => earlier.at(-1) as number),
          i,
        )) /
      (own[i] as number);
    form += solved * solved;
    own.push(solved);
    factor.push(own);
  }
  return form;
}

function dot(one: readonly number[], other: readonly number[], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}
