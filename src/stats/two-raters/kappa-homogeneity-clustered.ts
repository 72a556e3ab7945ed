import { MINIMUM_CLUSTERS } from '../intervals/cluster-jackknife.ts';
import { toScale } from '../intervals/transform.ts';
import { fTail } from '../random/distributions.ts';
import { defined, none, type Statistic } from '../statistic.ts';
import type { Weights } from '../table/weights.ts';
import { cohenKappaOfCounts } from './cohen-kappa.ts';
import { contrastForm } from './contrast-form.ts';

export interface StrataOfClusters {
  /** Labels per side of a table. */
  readonly size: number;
  readonly strata: number;
  readonly clusters: number;
  /** Cluster by cluster: its strata's tables, one after the other. */
  readonly counts: Float64Array;
}

/** Whether kappa is the same in all strata, where items come in clusters. */
export interface ClusteredKappaHomogeneity {
  readonly f: Statistic;
  readonly df: readonly [number, number];
  /** Of the hypothesis that all strata have one kappa. */
  readonly pValue: Statistic;
  /** Strata with too few clusters, or whose kappa does not exist, is 1, or hangs on one cluster. */
  readonly leftOut: number;
}

/**
 * Test of homogeneity of kappa over strata where items share prompts or agents: kappas on the scale -log(1 - kappa),
 * their covariance from the joint jackknife over clusters.
 *
 * Reads as `kappaHomogeneity`. Where every cluster lies within one stratum (prompts within categories) the strata are
 * independent and Welch's F for unequal variances is used, each stratum with its own clusters less one degrees of
 * freedom; where clusters cross strata (agents in all categories), Hotelling's T-squared of the contrasts, with the
 * clusters of the stratum that has fewest. Strata with fewer than 8 clusters, whose kappa does not exist or is 1, or
 * hangs on one cluster, are left out and counted. Does not exist for fewer than two strata that remain, nor where
 * crossed clusters are not more than the strata.
 *
 * Welch 1951, Biometrika 38:330-336; Hotelling 1931, Annals of Mathematical Statistics 2:360-378; strata's kappas:
 * Barlow, Lai & Azen 1991, Statistics in Medicine 10:1465-1472.
 *
 * @throws RangeError when the counts do not fill whole clusters, or the user's cost matrix does not fit.
 * @example
 * kappaHomogeneityClustered({ size: 2, strata: 2, clusters: 1, counts: Float64Array.of(4, 1, 1, 4, 3, 2, 2, 3) }).pValue.value // undefined
 */
export function kappaHomogeneityClustered(
  input: StrataOfClusters,
  weights: Weights = 'none',
): ClusteredKappaHomogeneity {
  const strata = Array.from({ length: input.strata }, (_, stratum) => jackknifed(input, stratum, weights));
  const known = strata.filter((stratum) => stratum !== undefined);
  const leftOut = strata.length - known.length;
  const missing = (reason: string): ClusteredKappaHomogeneity => ({
    f: none(reason),
    df: [0, 0],
    pValue: none(reason),
    leftOut,
  });
  if (known.length < 2) return missing('fewer than two strata have a kappa that varies between clusters');
  const isNested = !known.some((one, at) =>
    known.slice(at + 1).some((other) => one.replicates.some((_, cluster) => other.replicates.has(cluster))),
  );
  const test = isNested ? welch(known) : hotelling(known);
  if (test === undefined) return missing('there are not more clusters than strata');
  return { f: defined(test.f), df: test.df, pValue: defined(fTail(test.f, ...test.df)), leftOut };
}

/** One stratum's kappa on its scale, and without each of the clusters that have items in it. */
interface Stratum {
  readonly estimate: number;
  readonly replicates: ClusterValues;
  readonly variance: number;
}

class ClusterValues extends Map<number, number> {
  some(holds: (value: number, cluster: number) => boolean): boolean {
    for (const [cluster, value] of this) if (holds(value, cluster)) return true;
    return false;
  }
}

function jackknifed(input: StrataOfClusters, stratum: number, weights: Weights): Stratum | undefined {
  const { size, strata, clusters, counts } = input;
  const cells = size * size;
  const width = strata * cells;
  if (counts.length !== clusters * width) {
    throw new RangeError(`${counts.length} counts do not fill ${clusters} clusters of ${strata} tables`);
  }
  const own = (cluster: number) =>
    counts.subarray(cluster * width + stratum * cells, cluster * width + (stratum + 1) * cells);
  const total = new Float64Array(cells);
  const members: number[] = [];
  for (let cluster = 0; cluster < clusters; cluster++) {
    const table = own(cluster);
    if (table.some((count) => count !== 0)) members.push(cluster);
    table.forEach((count, cell) => {
      total[cell] = (total[cell] as number) + count;
    });
  }
  const kappaOf = cohenKappaOfCounts(size, weights);
  const scaled = (table: Float64Array): number | undefined => {
    const kappa = kappaOf(table);
    return kappa === undefined ? undefined : toScale('log-complement', kappa);
  };
  const estimate = scaled(total);
  if (estimate === undefined || members.length < MINIMUM_CLUSTERS) return undefined;
  const replicates = new ClusterValues();
  const without = new Float64Array(cells);
  for (const cluster of members) {
    const table = own(cluster);
    for (let cell = 0; cell < cells; cell++)
      without[cell] = (total[cell] as number) - (table[cell] as number);
    const value = scaled(without);
    if (value === undefined) return undefined;
    replicates.set(cluster, value);
  }
  const variance = covariance(replicates, replicates);
  return variance > 0 ? { estimate, replicates, variance } : undefined;
}

/** Jackknife covariance over the clusters that both strata have. */
function covariance(one: ClusterValues, other: ClusterValues): number {
  const mean = (values: ClusterValues) =>
    [...values.values()].reduce((sum, value) => sum + value, 0) / values.size;
  const [ownMean, otherMean] = [mean(one), mean(other)];
  let sum = 0;
  for (const [cluster, value] of one) {
    const beside = other.get(cluster);
    if (beside !== undefined) sum += (value - ownMean) * (beside - otherMean);
  }
  const share = (values: ClusterValues) => (values.size - 1) / values.size;
  return sum * Math.sqrt(share(one) * share(other));
}

interface FTest {
  readonly f: number;
  readonly df: readonly [number, number];
}

function welch(strata: readonly Stratum[]): FTest {
  const groups = strata.length;
  const weight = strata.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const mean = strata.reduce((sum, { variance, estimate }) => sum + estimate / variance, 0) / weight;
  const between = strata.reduce((sum, { variance, estimate }) => sum + (estimate - mean) ** 2 / variance, 0);
  const spread = strata.reduce(
    (sum, { variance, replicates }) => sum + (1 - 1 / variance / weight) ** 2 / (replicates.size - 1),
    0,
  );
  const correction = 1 + (2 * (groups - 2) * spread) / (groups ** 2 - 1);
  return { f: between / (groups - 1) / correction, df: [groups - 1, (groups ** 2 - 1) / (3 * spread)] };
}

function hotelling(strata: readonly Stratum[]): FTest | undefined {
  const contrasts = strata.length - 1;
  const clusters = Math.min(...strata.map(({ replicates }) => replicates.size));
  const within = clusters - contrasts;
  if (within < 1) return undefined;
  const form = contrastForm(
    strata.map(({ estimate }) => estimate),
    strata.map((one) => strata.map((other) => covariance(one.replicates, other.replicates))),
  );
  if (form === undefined) return undefined;
  return { f: (form * within) / (contrasts * (clusters - 1)), df: [contrasts, within] };
}
