/**
 * Checks that a value lies strictly between two ends.
 *
 * @throws RangeError when it does not.
 * @example
 * checkWithin('prevalence', 0.05, 0, 1) // undefined
 */
export function checkWithin(what: string, value: number, low: number, high: number): void {
  if (!(value > low && value < high))
    throw new RangeError(`${what} lies between ${low} and ${high}, got ${value}`);
}
