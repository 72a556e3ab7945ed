/**
 * What the correlation of judges' errors needs of one item, or of any number of items added up: [weight, the errors of
 * each judge, the joint errors of each pair]. Vectors add, so that clusters can be left out without going back to
 * the items.
 *
 * An error is 0 or 1, or the share of an item's calls that err: the joint error of two judges is then the chance
 * that one call of each errs. Pairs stand in the order (0, 1), (0, 2), ..., (1, 2), ...
 *
 * @example
 * errorSums(Float64Array.of(1, 0, 1)) // [1, 1, 0, 1, 0, 1, 0]
 */
export function errorSums(errors: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(errorSumsLength(errors.length));
  addErrorSums(sums, 0, errors);
  return sums;
}

/**
 * Length of the vector for so many judges.
 *
 * @example
 * errorSumsLength(3) // 7
 */
export function errorSumsLength(judges: number): number {
  return 1 + judges + (judges * (judges - 1)) / 2;
}

/**
 * Adds an item's errors to the vector that begins at `at`.
 *
 * The parts are those of `errorSums`.
 *
 * @example
 * addErrorSums(new Float64Array(4), 0, [1, 1]) // undefined
 */
export function addErrorSums(into: Float64Array, at: number, errors: ArrayLike<number>): void {
  const judges = errors.length;
  into[at] = (into[at] as number) + 1;
  let pair = at + 1 + judges;
  for (let one = 0; one < judges; one++) {
    const own = errors[one] as number;
    into[at + 1 + one] = (into[at + 1 + one] as number) + own;
    // Most items are judged rightly: nothing to add for them.
    if (own === 0) {
      pair += judges - one - 1;
      continue;
    }
    for (let two = one + 1; two < judges; two++, pair++) {
      into[pair] = (into[pair] as number) + own * (errors[two] as number);
    }
  }
}
