/**
 * Checks the numbers that the labels of an ordered scale stand for.
 *
 * @throws RangeError when there is not one finite number per label, or they do not rise.
 * @example
 * scaleValues([1, 2, 5], 3) // [1, 2, 5]
 */
export function scaleValues(values: readonly number[], labels: number): readonly number[] {
  const rise = values.every((value, label) => label === 0 || value > (values[label - 1] as number));
  if (values.length !== labels || !values.every(Number.isFinite) || !rise) {
    throw new RangeError(`give one finite number per label, rising: ${labels} labels, got [${values}]`);
  }
  return values;
}
