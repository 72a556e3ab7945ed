import { defined, NO_ITEMS, none, type Statistic } from '../statistic.ts';
import type { ConfusionMatrix } from '../table/confusion-matrix.ts';
import { tableCosts } from '../table/table-costs.ts';
import type { Weights } from '../table/weights.ts';

/**
 * Stratified kappa: agreement beyond what each rater's label shares within each stratum would give by chance.
 * A judge that knows only the stratum (the category of a transcript) gets 0, however well it does pooled.
 *
 * 1 = always agree, 0 = as chance within strata, negative = less. No unit. The convention used:
 * kappa = (sum n_k po_k - sum n_k pe_k) / (n - sum n_k pe_k), that is the strata's kappas weighted by
 * n_k (1 - pe_k), the room each leaves beyond chance. A stratum where both raters used one label weighs nothing,
 * but its items stand in n. Does not exist without items, nor when every stratum is of that kind.
 *
 * Barlow, Lai & Azen 1991, Statistics in Medicine 10:1465-1472, compare the alternatives (weights equal, by
 * size, by inverse variance), which need every stratum's own kappa to exist.
 *
 * @throws RangeError when the user's cost matrix does not fit a stratum.
 * @example
 * stratifiedKappa([confusionMatrix([[20, 5], [10, 15]]), confusionMatrix([[30, 0], [0, 0]])]).value // 0.4
 */
export function stratifiedKappa(strata: readonly ConfusionMatrix[], weights: Weights = 'none'): Statistic {
  const costs = new Map(strata.map(({ size }) => [size, tableCosts(size, weights)]));
  let items = 0;
  let observed = 0;
  let expected = 0;
  for (const { size, counts } of strata) {
    const own = costs.get(size)?.(counts, 0);
    if (own === undefined || own.n === 0) continue;
    items += own.n;
    observed += own.observed;
    expected += own.product / own.n;
  }
  if (items === 0) return none(NO_ITEMS);
  if (expected === 0) return none('within every stratum both raters used one and the same label');
  return defined(1 - observed / expected);
}

/**
 * Stratified kappa as a function of bare counts, the strata's tables one after the other, all of one size: for
 * resampling. It allocates nothing per call and returns undefined where the statistic does not exist.
 *
 * Values and source as `stratifiedKappa`.
 *
 * @example
 * stratifiedKappaOfCounts(2, 2)(Float64Array.of(20, 5, 10, 15, 30, 0, 0, 0)) // 0.4
 */
export function stratifiedKappaOfCounts(
  size: number,
  strata: number,
  weights: Weights = 'none',
): (counts: Float64Array) => number | undefined {
  const costsOf = tableCosts(size, weights);
  const cells = size * size;
  return (counts) => {
    let observed = 0;
    let expected = 0;
    for (let stratum = 0; stratum < strata; stratum++) {
      const own = costsOf(counts, stratum * cells);
      if (own.n === 0) continue;
      observed += own.observed;
      expected += own.product / own.n;
    }
    return expected === 0 ? undefined : 1 - observed / expected;
  };
}
