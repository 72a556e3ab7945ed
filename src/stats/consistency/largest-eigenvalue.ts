/**
 * The largest eigenvalue of a symmetric matrix, row by row, by Jacobi's rotations: sure to converge, and fast enough
 * for as many rows as a panel has judges.
 *
 * Jacobi 1846; Golub & Van Loan 2013, Matrix Computations, section 8.5.
 *
 * @throws RangeError when the values do not fill a square matrix, or it is not symmetric.
 * @example
 * largestEigenvalue(Float64Array.of(2, 1, 1, 2)) // 3
 */
export function largestEigenvalue(matrix: Float64Array): number {
  const size = Math.sqrt(matrix.length);
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new RangeError(`${matrix.length} values do not fill a square matrix`);
  }
  const a = matrix.slice();
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) {
      if (a[row * size + column] !== a[column * size + row])
        throw new RangeError('the matrix is not symmetric');
    }
  }
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > 0; sweep++) rotateAll(a, size);
  let largest = a[0] as number;
  for (let row = 1; row < size; row++) largest = Math.max(largest, a[row * size + row] as number);
  return largest;
}

/** Convergence is quadratic; ten sweeps leave nothing of matrices far larger than a panel's. */
const MOST_SWEEPS = 30;

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) sum += (a[row * size + column] as number) ** 2;
  }
  return sum;
}

function rotateAll(a: Float64Array, size: number): void {
  for (let p = 0; p < size; p++) {
    for (let q = p + 1; q < size; q++) rotate(a, size, p, q);
  }
}

/** Turns the plane of p and q so that their common entry becomes 0. */
function rotate(a: Float64Array, size: number, p: number, q: number): void {
  const common = a[p * size + q] as number;
  if (common === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * common);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [a[k * size + p] as number, a[k * size + q] as number];
    a[k * size + p] = cosine * kp - sine * kq;
    a[k * size + q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < size; k++) {
    const [pk, qk] = [a[p * size + k] as number, a[q * size + k] as number];
    a[p * size + k] = cosine * pk - sine * qk;
    a[q * size + k] = sine * pk + cosine * qk;
  }
  a[p * size + q] = 0;
  a[q * size + p] = 0;
}
