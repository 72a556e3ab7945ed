export interface RateScoresInput {
  /** How many rates are looked at side by side: 2 for FPR and FNR. */
  readonly rates: number;
  /** How many groups (values of a facet) each of them is compared between. */
  readonly groups: number;
  /**
   * One row per cluster; in it, for each rate and within it for each group, the events and the items of the group that
   * the rate is of: clusters x (rates x groups x 2).
   */
  readonly counts: Float64Array;
  /** How many clusters have each row; 1 each unless given. */
  readonly times?: Float64Array;
}

export interface RateScores {
  /** Clusters x (rates x groups). */
  readonly scores: Float64Array;
  /** Per rate and group: its events minus those expected, which is what its scores add up to. */
  readonly excess: Float64Array;
  /** Per rate and group: items x rate x (1 - rate); 0 where there is nothing to compare. */
  readonly variances: Float64Array;
  /** Per rate and group: its share of the rate's items. */
  readonly shares: Float64Array;
}

/**
 * What each cluster adds to the difference between a group's events and those expected if the rate were equal in all
 * groups: its events minus (pooled rate x its items), less its share of the pooled rate's own error. What
 * `clusteredRates` rests on.
 *
 * Over clusters a group's scores add up to its events minus those expected; over groups to 0 in each cluster. In
 * events. All 0 for a rate of which fewer than two groups have items, or whose events happen always or never.
 *
 * Rao 1948, Mathematical Proceedings of the Cambridge Philosophical Society 44:50-57 (score tests).
 *
 * @throws RangeError when the counts do not fill whole rows.
 * @example
 * rateScores({ rates: 1, groups: 2, counts: Float64Array.of(2, 4, 0, 0, 0, 0, 1, 4) }).scores // [0.25, -0.25, 0.25, -0.25]
 */
export function rateScores({ rates, groups, counts, times }: RateScoresInput): RateScores {
  const width = rates * groups;
  const clusters = counts.length / (2 * width);
  if (!Number.isInteger(clusters)) {
    throw new RangeError(`${counts.length} counts do not fill rows of ${2 * width}`);
  }
  const totals = new Float64Array(2 * width);
  for (let at = 0; at < counts.length; at++) {
    const alike = times === undefined ? 1 : (times[Math.floor(at / (2 * width))] as number);
    totals[at % (2 * width)] = (totals[at % (2 * width)] as number) + alike * (counts[at] as number);
  }
  const found = {
    scores: new Float64Array(clusters * width),
    excess: new Float64Array(width),
    variances: new Float64Array(width),
    shares: new Float64Array(width),
  };
  for (let rate = 0; rate < rates; rate++) {
    const { events, items, used } = sumOver(totals, rate, groups, 0);
    if (used < 2 || events === 0 || events === items) continue;
    const pooled = events / items;
    for (let at = rate * groups; at < (rate + 1) * groups; at++) {
      const own = totals[2 * at + 1] as number;
      found.excess[at] = (totals[2 * at] as number) - pooled * own;
      found.variances[at] = own * pooled * (1 - pooled);
      found.shares[at] = own / items;
    }
    for (let cluster = 0; cluster < clusters; cluster++) {
      const from = cluster * 2 * width;
      const own = sumOver(counts, rate, groups, from);
      const ownExcess = own.events - pooled * own.items;
      for (let at = rate * groups; at < (rate + 1) * groups; at++) {
        const here = (counts[from + 2 * at] as number) - pooled * (counts[from + 2 * at + 1] as number);
        found.scores[cluster * width + at] = here - (found.shares[at] as number) * ownExcess;
      }
    }
  }
  return found;
}

function sumOver(counts: Float64Array, rate: number, groups: number, from: number) {
  let events = 0;
  let items = 0;
  let used = 0;
  for (let at = from + 2 * rate * groups; at < from + 2 * (rate + 1) * groups; at += 2) {
    events += counts[at] as number;
    items += counts[at + 1] as number;
    if ((counts[at + 1] as number) > 0) used++;
  }
  return { events, items, used };
}
