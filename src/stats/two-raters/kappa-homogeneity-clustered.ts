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
  /** How many clusters have each of these tables, where alike clusters are given once; 1 each unless given. */
  readonly times?: Float64Array;
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
 * crossed clusters are not more than the strata, or all have the same tables in two strata.
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
  const test = isNested(known) ? welch(known) : hotelling(known, input.times);
  if ('none' in test) return missing(test.none);
  return { f: defined(test.f), df: test.df, pValue: defined(fTail(test.f, ...test.df)), leftOut };
}

/** One stratum's kappa on its scale, and without each of the clusters that have items in it. */
interface Stratum {
  readonly estimate: number;
  /** Per vector: the replicate without such a cluster less the mean of all; 0 where it has no item in the stratum. */
  readonly replicates: Float64Array;
  /** Vectors with an item in it. */
  readonly members: readonly number[];
  /** Clusters with an item in it. */
  readonly clusters: number;
  readonly variance: number;
}

function jackknifed(input: StrataOfClusters, stratum: number, weights: Weights): Stratum | undefined {
  const { size, strata, clusters: vectors, counts, times } = input;
  const cells = size * size;
  const width = strata * cells;
  if (counts.length !== vectors * width) {
    throw new RangeError(`${counts.length} counts do not fill ${vectors} clusters of ${strata} tables`);
  }
  const total = new Float64Array(cells);
  const members: number[] = [];
  let clusters = 0;
  for (let vector = 0; vector < vectors; vector++) {
    const alike = times === undefined ? 1 : (times[vector] as number);
    const at = vector * width + stratum * cells;
    let isMember = false;
    for (let cell = 0; cell < cells; cell++) {
      const count = counts[at + cell] as number;
      total[cell] = (total[cell] as number) + alike * count;
      if (count !== 0) isMember = true;
    }
    if (!isMember || alike === 0) continue;
    members.push(vector);
    clusters += alike;
  }
  const kappaOf = cohenKappaOfCounts(size, weights);
  const scaled = (table: Float64Array): number | undefined => {
    const kappa = kappaOf(table);
    return kappa === undefined ? undefined : toScale('log-complement', kappa);
  };
  const estimate = scaled(total);
  if (estimate === undefined || clusters < MINIMUM_CLUSTERS) return undefined;
  const replicates = new Float64Array(vectors);
  const without = new Float64Array(cells);
  let sum = 0;
  for (const vector of members) {
    const at = vector * width + stratum * cells;
    for (let cell = 0; cell < cells; cell++) {
      // Exactly 0 where no other cluster has such an item, also of weighted counts.
      without[cell] = (total[cell] as number) - (counts[at + cell] as number);
    }
    const value = scaled(without);
    if (value === undefined) return undefined;
    replicates[vector] = value;
    sum += value * (times === undefined ? 1 : (times[vector] as number));
  }
  for (const vector of members) replicates[vector] = (replicates[vector] as number) - sum / clusters;
  const own = { estimate, replicates, members, clusters };
  const variance = covariance(own, own, times);
  // Clusters that are all alike leave a rounding residue, which is no variance.
  return variance > (1e-12 * estimate) ** 2 ? { ...own, variance } : undefined;
}

/** Jackknife covariance over the clusters that both strata have. */
function covariance(
  one: Pick<Stratum, 'replicates' | 'clusters'>,
  other: Pick<Stratum, 'replicates' | 'clusters'>,
  times: Float64Array | undefined,
): number {
  let sum = 0;
  for (let vector = 0; vector < one.replicates.length; vector++) {
    const product = (one.replicates[vector] as number) * (other.replicates[vector] as number);
    sum += times === undefined ? product : product * (times[vector] as number);
  }
  const share = ({ clusters }: Pick<Stratum, 'clusters'>) => (clusters - 1) / clusters;
  return sum * Math.sqrt(share(one) * share(other));
}

/** Whether no cluster has items in two strata. */
function isNested(strata: readonly Stratum[]): boolean {
  const seen = new Set(strata.flatMap(({ members }) => members));
  return seen.size === strata.reduce((sum, { members }) => sum + members.length, 0);
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
    (sum, { variance, clusters }) => sum + (1 - 1 / variance / weight) ** 2 / (clusters - 1),
    0,
  );
  const correction = 1 + (2 * (groups - 2) * spread) / (groups ** 2 - 1);
  return { f: between / (groups - 1) / correction, df: [groups - 1, (groups ** 2 - 1) / (3 * spread)] };
}

function hotelling(
  strata: readonly Stratum[],
  times: Float64Array | undefined,
): FTest | { readonly none: string } {
  const contrasts = strata.length - 1;
  const clusters = Math.min(...strata.map((stratum) => stratum.clusters));
  const within = clusters - contrasts;
  if (within < 1) return { none: 'there are not more clusters than strata' };
  const form = contrastForm(
    strata.map(({ estimate }) => estimate),
    strata.map((one) => strata.map((other) => covariance(one, other, times))),
  );
  if (form === undefined) return { none: 'the kappas of the strata do not vary apart from one another' };
  return { f: (form * within) / (contrasts * (clusters - 1)), df: [contrasts, within] };
}
