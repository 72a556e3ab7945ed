/**
 * Holm's step-down adjustment: p-values that can be compared with the level as they are, so that the chance of
 * any false rejection in the family stays at that level, whatever the dependence. For gates and claims.
 *
 * Adjusted p-values from 0 to 1, in the order given; an empty family stays empty.
 *
 * Holm 1979, Scandinavian Journal of Statistics 6:65-70.
 *
 * @throws RangeError when a p-value is not between 0 and 1.
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = ascending(pValues);
  const adjusted = new Array<number>(pValues.length);
  let running = 0;
  order.forEach((index, rank) => {
    running = Math.max(running, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 1)));
    adjusted[index] = running;
  });
  return adjusted;
}

/**
 * Benjamini-Hochberg adjustment: rejecting what is at most q keeps the expected share of false rejections among
 * the rejections at q, for independent or positively dependent tests. For exploratory tables.
 *
 * Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300.
 *
 * @throws RangeError when a p-value is not between 0 and 1.
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  return stepUp(pValues, 1);
}

/**
 * Benjamini-Yekutieli adjustment: as Benjamini-Hochberg, under any dependence between the tests; stricter by the
 * factor 1 + 1/2 + ... + 1/m.
 *
 * Benjamini & Yekutieli 2001, Annals of Statistics 29:1165-1188.
 *
 * @throws RangeError when a p-value is not between 0 and 1.
 * @example
 * benjaminiYekutieli([0.01, 0.04, 0.03]) // [0.055, 0.0733333333, 0.0733333333]
 */
export function benjaminiYekutieli(pValues: readonly number[]): readonly number[] {
  return stepUp(
    pValues,
    pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0),
  );
}

function stepUp(pValues: readonly number[], factor: number): readonly number[] {
  const order = ascending(pValues);
  const adjusted = new Array<number>(pValues.length);
  let running = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1] ?? 0;
    running = Math.min(running, (factor * pValues.length * (pValues[index] ?? 1)) / rank);
    adjusted[index] = running;
  }
  return adjusted;
}

function ascending(pValues: readonly number[]): number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a p-value: it must lie between 0 and 1`);
  }
  return pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}
