/**
 * Checks that `count` of `n` items can be.
 *
 * @throws RangeError when `count` of `n` is not a proportion.
 * @example
 * checkProportion(1, 2) // undefined
 */
export function checkProportion(count: number, n: number): void {
  if (!(count >= 0 && count <= n && n < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${count} of ${n} is not a proportion`);
  }
}
