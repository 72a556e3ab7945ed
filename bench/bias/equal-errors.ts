import {
  clusteredRates,
  equalRates,
  MINIMUM_CLUSTERS,
  permutedRates,
  type RandomStream,
} from '../../src/stats/index.ts';
import { clusterRate, happens } from './draw.ts';

const PREVALENCE = [0.05, 0.15, 0.3, 0.5, 0.8];
const GROUPS = PREVALENCE.length;
const FEWEST_ITEMS = 5;

/**
 * A judge of FPR .10 and FNR .15 everywhere, in five categories whose prevalence runs from 5 to 80 %: the share in
 * which it is called biased by category at 5 %.
 *
 * @param layout a prompt's items are all of one category, or of all categories in turn
 */
export function equalErrorsByCluster(
  random: RandomStream,
  clusters: number,
  size: number,
  layout: 'nested' | 'crossed',
  draws: number,
) {
  let rejected = 0;
  let untestable = 0;
  let byShare = 0;
  for (let draw = 0; draw < draws; draw++) {
    const counts = new Float64Array(clusters * 4 * GROUPS);
    const positives = PREVALENCE.map(() => ({ events: 0, total: 0 }));
    for (let cluster = 0; cluster < clusters; cluster++) {
      const fpr = clusterRate(random, 0.1, 0.2);
      const fnr = clusterRate(random, 0.15, 0.2);
      for (let item = 0; item < size; item++) {
        const group = (layout === 'nested' ? cluster : item) % GROUPS;
        const isPositive = happens(random, PREVALENCE[group] as number);
        const isError = happens(random, isPositive ? fnr : fpr);
        const at = cluster * 4 * GROUPS + 2 * ((isPositive ? GROUPS : 0) + group);
        counts[at] = (counts[at] as number) + (isError ? 1 : 0);
        counts[at + 1] = (counts[at + 1] as number) + 1;
        const own = positives[group] as { events: number; total: number };
        own.total++;
        if (isError !== isPositive) own.events++;
      }
    }
    dropThin(counts, clusters);
    const { pValue } = clusteredRates({ rates: 2, groups: GROUPS, counts });
    if (pValue.value === undefined) untestable++;
    else if (pValue.value <= 0.05) rejected++;
    // What is not to be done: comparing how often the judge says yes.
    if ((equalRates(positives).pValue.value ?? 1) <= 0.05) byShare++;
  }
  return { rejected: rejected / draws, untestable: untestable / draws, byShare: byShare / draws };
}

/** As in reports: a value takes part in a rate with 5 gold items of the class in 8 clusters. */
function dropThin(counts: Float64Array, clusters: number): void {
  const width = 4 * GROUPS;
  for (let at = 1; at < width; at += 2) {
    let items = 0;
    let having = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const own = counts[cluster * width + at] as number;
      items += own;
      if (own > 0) having++;
    }
    if (items >= FEWEST_ITEMS && having >= MINIMUM_CLUSTERS) continue;
    for (let cluster = 0; cluster < clusters; cluster++) {
      counts[cluster * width + at] = 0;
      counts[cluster * width + at - 1] = 0;
    }
  }
}

/** The same with independent items, `n` in all, by permutation. */
export function equalErrorsOfItems(random: RandomStream, n: number, draws: number): number {
  let rejected = 0;
  for (let draw = 0; draw < draws; draw++) {
    const rates = [0, 1].map(() => PREVALENCE.map(() => ({ events: 0, total: 0 })));
    for (let item = 0; item < n; item++) {
      const group = item % GROUPS;
      const isPositive = happens(random, PREVALENCE[group] as number);
      const own = rates[isPositive ? 1 : 0]?.[group] as { events: number; total: number };
      own.total++;
      if (happens(random, isPositive ? 0.15 : 0.1)) own.events++;
    }
    const tested = rates.map((groups) => groups.filter(({ total }) => total >= FEWEST_ITEMS));
    if ((permutedRates(tested, random, 999).value ?? 1) <= 0.05) rejected++;
  }
  return rejected / draws;
}
