import { type ClusterCounts, clusterCounts, type RandomStream } from '../../src/stats/index.ts';

/** Judges simulated on the same items. */
export interface SimulatedField {
  readonly judges: number;
  readonly clusters: number;
  /** Items per cluster; 1 for independent items. */
  readonly size: number;
  readonly prevalence: number;
  /** TPR and FPR of each judge; the last stands for all further ones. */
  readonly rates: readonly { readonly tpr: number; readonly fpr: number }[];
  /** Of every (item, judge) pair: the share that is settled by the item's own difficulty, common to all judges. */
  readonly common?: number;
  /** Correlation of gold within a cluster, and of the difficulty of its items. */
  readonly icc?: number;
}

/**
 * Each judge's table per cluster: [positive called positive, called negative, negative called positive, called negative].
 * With `icc`, a share of a cluster's items takes gold and difficulty from the cluster instead of their own; with `common`,
 * a share of the judges' answers on an item rests on one and the same draw.
 */
export function simulateField(
  field: SimulatedField,
  { nextUniform }: RandomStream,
): readonly ClusterCounts[] {
  const { judges, clusters, size, prevalence, rates, common = 0, icc = 0 } = field;
  const tables = Array.from({ length: judges }, () => new Float64Array(clusters * 4));
  for (let cluster = 0; cluster < clusters; cluster++) {
    const ofCluster = { gold: nextUniform(), difficulty: nextUniform() };
    for (let item = 0; item < size; item++) {
      const gold = nextUniform() < Math.sqrt(icc) ? ofCluster.gold : nextUniform();
      const isPositive = gold < prevalence;
      const difficulty = nextUniform() < Math.sqrt(icc) ? ofCluster.difficulty : nextUniform();
      for (let judge = 0; judge < judges; judge++) {
        const own = rates[Math.min(judge, rates.length - 1)];
        if (own === undefined) throw new Error('give the rates of the judges');
        const draw = nextUniform() < Math.sqrt(common) ? difficulty : nextUniform();
        const errs = draw < (isPositive ? 1 - own.tpr : own.fpr);
        const says = isPositive !== errs;
        const cell = cluster * 4 + (isPositive ? 0 : 2) + (says ? 0 : 1);
        const table = tables[judge] as Float64Array;
        table[cell] = (table[cell] as number) + 1;
      }
    }
  }
  return tables.map((table) => clusterCounts(clusters, table));
}
