/**
 * Checks that rates and prevalences are shares.
 *
 * @throws RangeError when one is outside 0 to 1, or no number.
 * @example
 * checkShares(0, 0.5, 1) // undefined
 */
export function checkShares(...shares: readonly number[]): void {
  for (const share of shares) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share from 0 to 1`);
  }
}
