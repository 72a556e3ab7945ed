import { cohenKappaOfCounts, defined, none, ONE_LABEL_ONLY, type Statistic } from '../../stats/index.ts';

/**
 * Mean kappa over some of the tables that stand one after the other; those without items are passed over. Made once, as
 * it is asked again and again while clusters are left out.
 *
 * @param isMeant whether the table of this number is one of them
 */
export function meanKappa(
  tables: number,
  size: number,
  weights: 'quadratic' | 'none',
  isMeant: (table: number) => boolean,
): (sums: Float64Array) => Statistic {
  const length = size * size;
  const meant = Array.from({ length: tables }, (_, table) => table).filter(isMeant);
  const kappas = meant.map((table) => cohenKappaOfCounts(size, weights, table * length));
  return (sums) => {
    let sum = 0;
    let used = 0;
    for (let at = 0; at < meant.length; at++) {
      const kappa = kappas[at]?.(sums);
      if (kappa === undefined) {
        const from = (meant[at] as number) * length;
        if (sums.subarray(from, from + length).some((count) => count !== 0)) return none(ONE_LABEL_ONLY);
        continue;
      }
      sum += kappa;
      used++;
    }
    return used === 0 ? none('no items that all of them labelled') : defined(sum / used);
  };
}

/** The one minus the other; the reason of whichever does not exist. */
export function differenceOf(one: Statistic, other: Statistic): Statistic {
  if (one.value === undefined) return one;
  return other.value === undefined ? other : defined(one.value - other.value);
}
