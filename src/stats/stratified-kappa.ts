import type { ConfusionMatrix } from './confusion-matrix.ts';
import { marginals } from './marginals.ts';
import { defined, NO_ITEMS, none, type Statistic } from './statistic.ts';
import { disagreementCosts, type Weights } from './weights.ts';

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
  let items = 0;
  let observed = 0;
  let expected = 0;
  for (const stratum of strata) {
    const { n, gold, judge } = marginals(stratum);
    if (n === 0) continue;
    items += n;
    let product = 0;
    disagreementCosts(weights, stratum.size).forEach((cost, cell) => {
      const row = Math.floor(cell / stratum.size);
      observed += cost * (stratum.counts[cell] ?? 0);
      product += cost * (gold[row] ?? 0) * (judge[cell % stratum.size] ?? 0);
    });
    expected += product / n;
  }
  if (items === 0) return none(NO_ITEMS);
  if (expected === 0) return none('within every stratum both raters used one and the same label');
  return defined(1 - observed / expected);
}
