import type { RandomStream } from '../../src/stats/index.ts';
import { type Cell, errorRates } from './cell.ts';

/** Correlation, within a cluster, of the gold labels, and of the judge's errors given the gold label. */
export const ICC = 0.2;

/**
 * One study's tables, cluster by cluster, as [hit, miss, false alarm, right no]; an item is a cluster of its own where
 * items are independent.
 *
 * Clustered: a cluster's prevalence, its miss rate and its rate of false alarms are each drawn from a beta
 * distribution of the cell's mean whose items then correlate by the ICC (a + b = 1 / ICC - 1). Drawn as Pólya's urn:
 * each item is what the cluster's earlier ones were with a probability that grows with their number, which is the same
 * distribution and needs no beta variate.
 */
export function drawStudy(cell: Cell, random: RandomStream): Float64Array {
  const { n, prevalence, clusters } = cell;
  const { tpr, fpr } = errorRates(cell);
  const count = clusters ?? n;
  const weight = clusters === undefined ? 0 : 1;
  const prior = 1 / ICC - 1;
  const tables = new Float64Array(4 * count);
  for (let cluster = 0, first = 0; cluster < count; cluster++) {
    const end = Math.floor(((cluster + 1) * n) / count);
    const at = 4 * cluster;
    let [hits, misses, alarms, passes] = [0, 0, 0, 0];
    for (; first < end; first++) {
      const positives = hits + misses;
      const negatives = alarms + passes;
      const isPositive = urn(prevalence, positives, negatives);
      if (isPositive) {
        if (urn(tpr, hits, misses)) hits++;
        else misses++;
      } else if (urn(fpr, alarms, passes)) alarms++;
      else passes++;
    }
    tables[at] = hits;
    tables[at + 1] = misses;
    tables[at + 2] = alarms;
    tables[at + 3] = passes;
  }
  return tables;

  function urn(mean: number, yes: number, no: number): boolean {
    return random.nextUniform() * (prior + weight * (yes + no)) < prior * mean + weight * yes;
  }
}
