/** How many draws as extreme as what was seen end the drawing: the p-value is then known to about a tenth of itself. */
const ENOUGH = 100;

/**
 * The p-value of a test whose statistic under the null hypothesis is drawn at random. What was seen is one of the
 * draws, in numerator and denominator: (1 + at least as extreme) / (1 + draws), so it is never 0.
 *
 * Drawing ends early once 100 draws were as extreme as what was seen; the p-value is then 100 / draws. So only what
 * is close to significant costs all of them.
 *
 * A share above 0, at most 1. The smallest it can be is 1 / (1 + replicates).
 *
 * Davison & Hinkley 1997, Bootstrap Methods and their Application, section 4.2.5; Besag & Clifford 1991, Biometrika
 * 78:301-304.
 *
 * @param isAsExtreme draws once, and says whether the draw is at least as extreme as what was seen
 * @throws RangeError when `replicates` is not a whole number >= 1.
 * @example
 * monteCarloPValue(() => false, 999) // 0.001
 * monteCarloPValue(() => true, 999) // 1
 */
export function monteCarloPValue(isAsExtreme: () => boolean, replicates: number): number {
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`the number of replicates is a whole number from 1 on, got ${replicates}`);
  }
  let extreme = 0;
  for (let draws = 1; draws <= replicates; draws++) {
    if (isAsExtreme()) extreme++;
    if (extreme === ENOUGH) return ENOUGH / draws;
  }
  return (1 + extreme) / (1 + replicates);
}
