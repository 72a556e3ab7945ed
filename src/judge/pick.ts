/**
 * The label at which the running sum of weights passes `uniform` x the total.
 *
 * @param choices at least one, with a weight above 0 among them.
 * @param uniform strictly between 0 and 1.
 * @example pick([{ label: 'yes', weight: 3 }, { label: 'no', weight: 1 }], 0.8) // 'no'
 */
export function pick(
  choices: readonly { readonly label: string; readonly weight: number }[],
  uniform: number,
): string {
  const likely = choices.filter(({ weight }) => weight > 0);
  const target = uniform * likely.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { label, weight } of likely) {
    sum += weight;
    if (target < sum) return label;
  }
  // Rounding may leave the last sum a hair below the total.
  const last = likely.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from: every weight is 0');
  return last.label;
}
