import {
  type ClusterCounts,
  clusterCounts,
  normalQuantile,
  type RandomStream,
} from '../../src/stats/index.ts';

/** Judges simulated on the same items. */
export interface SimulatedField {
  readonly judges: number;
  readonly clusters: number;
  /** Items per cluster; 1 for independent items. */
  readonly size: number;
  readonly prevalence: number;
  /** TPR and FPR of each judge; the last stand for all further ones. */
  readonly rates: readonly Rates[];
  /** Correlation of two judges' errors on an item, given gold, on the normal scale behind them; 0 unless given. */
  readonly common?: number;
  /** Correlation within a cluster, on the same scale, of gold and of the items' difficulty; 0 unless given. */
  readonly icc?: number;
}

export interface Rates {
  readonly tpr: number;
  readonly fpr: number;
}

/** What every judge says of every item. */
export interface SimulatedVerdicts {
  /** 1 where gold is positive. */
  readonly gold: Uint8Array;
  /** One per judge: 1 where it says positive. */
  readonly verdicts: readonly Uint8Array[];
}

/**
 * Gold and errors come from normal variables: gold is positive, and a judge errs, where its own falls below the quantile
 * of the rate. A cluster's items share a part of gold's variable and of their difficulty, all judges an item's difficulty.
 */
export function simulateVerdicts(field: SimulatedField, random: RandomStream): SimulatedVerdicts {
  const { judges, clusters, size, prevalence, rates, common = 0, icc = 0 } = field;
  const normal = normals(random);
  const n = clusters * size;
  const gold = new Uint8Array(n);
  const verdicts = Array.from({ length: judges }, () => new Uint8Array(n));
  const isGold = normalQuantile(prevalence);
  const limits = rates.map(({ tpr, fpr }) => [normalQuantile(fpr), normalQuantile(1 - tpr)] as const);
  for (let cluster = 0, item = 0; cluster < clusters; cluster++) {
    const goldOfCluster = icc === 0 ? 0 : normal();
    const difficultyOfCluster = icc === 0 ? 0 : normal();
    for (let at = 0; at < size; at++, item++) {
      const isPositive = Math.sqrt(icc) * goldOfCluster + Math.sqrt(1 - icc) * normal() < isGold ? 1 : 0;
      const difficulty =
        common === 0 ? 0 : Math.sqrt(icc) * difficultyOfCluster + Math.sqrt(1 - icc) * normal();
      gold[item] = isPositive;
      for (let judge = 0; judge < judges; judge++) {
        const limit = limits[Math.min(judge, limits.length - 1)]?.[isPositive] ?? 0;
        const errs = Math.sqrt(common) * difficulty + Math.sqrt(1 - common) * normal() < limit ? 1 : 0;
        (verdicts[judge] as Uint8Array)[item] = isPositive ^ errs;
      }
    }
  }
  return { gold, verdicts };
}

/** Each judge's table per cluster: positive called positive, called negative, negative called positive, negative. */
export function tablesOf(
  { gold }: SimulatedVerdicts,
  verdicts: readonly Uint8Array[],
  size: number,
): readonly ClusterCounts[] {
  const clusters = gold.length / size;
  return verdicts.map((own) => {
    const table = new Float64Array(clusters * 4);
    for (let item = 0; item < gold.length; item++) {
      const cell = Math.floor(item / size) * 4 + (gold[item] === 1 ? 0 : 2) + (own[item] === 1 ? 0 : 1);
      table[cell] = (table[cell] as number) + 1;
    }
    return clusterCounts(clusters, table);
  });
}

export function simulateField(field: SimulatedField, random: RandomStream): readonly ClusterCounts[] {
  const all = simulateVerdicts(field, random);
  return tablesOf(all, all.verdicts, field.size);
}

/** Box and Muller's pairs of independent standard normal numbers. */
function normals(random: RandomStream): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const own = spare;
      spare = undefined;
      return own;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random.nextUniform()));
    const angle = 2 * Math.PI * random.nextUniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
