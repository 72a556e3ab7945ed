import { none } from '../statistic.ts';
import { JUDGE_COUNTS, type JudgeCounts, judgeCountsOf } from './judge-counts.ts';
import { ppiOfSums, ppiWeight } from './ppi-mean.ts';
import { type PpiSums, ppiSumsOfCounts } from './ppi-sums.ts';
import { type ClusterSums, type ShareByCluster, shareByCluster, totalsOf } from './share-by-cluster.ts';
import { CONTRADICTED, type GoldErrors, invertGoldErrors, withoutGoldErrors } from './without-gold-errors.ts';

/**
 * The share of positives by prediction-powered inference (PPI++), where items share prompts or agents: a t interval on
 * the logit of the cluster jackknife over clusters with gold and without together, the weight tuned anew without each
 * cluster. The items with gold must be a random part of all.
 *
 * Each vector of sums: TP, FN, FP, TN, judged positive, judged negative, the items with gold being among those judged.
 * A share, but for sampling: outside 0 to 1 it is not clipped, and its interval is symmetric. Does not exist without items with gold.
 *
 * Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453; clusters as in `clusterJackknife`.
 *
 * @param goldErrors how often gold is taken to be wrong; never unless given
 * @throws RangeError when the counts do not fill whole rows, or the level is not between 0 and 1.
 * @example
 * ppiShareByCluster({ clusters: 2, counts: Float64Array.of(8, 2, 1, 9, 20, 20, 9, 1, 2, 8, 25, 15), times: Float64Array.of(10, 10) }).estimate.value // 0.5443888889
 */
export function ppiShareByCluster(
  sums: ClusterSums,
  goldErrors: GoldErrors = { missed: 0, invented: 0 },
): ShareByCluster {
  const refused = whyNone(judgeCountsOf(totalsOf(sums)), goldErrors);
  if (refused !== undefined) {
    const missing = none(refused);
    return {
      estimate: missing,
      standardError: missing,
      interval: { none: refused },
      pValue: missing,
      clusters: 0,
      goldClusters: 0,
    };
  }
  return shareByCluster(
    sums,
    (totals) => {
      const counts = judgeCountsOf(totals);
      return tuned(ppiSumsOfCounts({ ...counts, ...invertGoldErrors(counts, goldErrors) }));
    },
    (position) => position % JUDGE_COUNTS < 4,
    { scale: 'logit', method: 'cluster jackknife of PPI++ on the logit' },
  );
}

function whyNone(counts: JudgeCounts, goldErrors: GoldErrors): string | undefined {
  const { truePositives, falseNegatives, falsePositives, trueNegatives } = counts;
  if (!(truePositives + falseNegatives + falsePositives + trueNegatives > 0)) return 'no items with gold';
  return withoutGoldErrors(counts, goldErrors) === undefined ? CONTRADICTED : undefined;
}

/** What a cluster's values add to the sums of PPI, in the order of `PpiSums`. */
const PPI_SUMS = 9;

/**
 * The mean of numbers by PPI++ where items share clusters. `ppiMean` says what it is; the interval is a t interval on
 * the cluster jackknife over clusters with gold and without together, the weight tuned anew without each cluster.
 *
 * In the unit of the values. Does not exist without items with gold.
 *
 * Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453.
 *
 * @param clusters the sums of each cluster; a cluster may have items with gold, without, or both
 * @throws RangeError when the level is not between 0 and 1.
 * @example
 * ppiMeanByCluster([ppiSums([1, 0, 1], [1, 1, 0], [1, 1, 0, 0])]).estimate.value // 0.6666666667
 */
export function ppiMeanByCluster(clusters: readonly PpiSums[], level = 0.95): ShareByCluster {
  const counts = new Float64Array(clusters.length * PPI_SUMS);
  clusters.forEach((own, cluster) => {
    counts.set(
      [
        own.labelled,
        own.gold,
        own.goldSquares,
        own.judge,
        own.judgeSquares,
        own.products,
        own.unlabelled,
        own.judgeElsewhere,
        own.judgeElsewhereSquares,
      ],
      cluster * PPI_SUMS,
    );
  });
  return shareByCluster(
    { clusters: clusters.length, counts, level },
    (totals) => tuned(namedSums(totals)),
    (position) => position === 0,
    { scale: 'identity', method: 'cluster jackknife of PPI++' },
  );
}

function tuned(sums: PpiSums): number | undefined {
  return ppiOfSums(sums, ppiWeight(sums));
}

function namedSums(totals: Float64Array): PpiSums {
  const at = (position: number) => totals[position] as number;
  return {
    labelled: at(0),
    gold: at(1),
    goldSquares: at(2),
    judge: at(3),
    judgeSquares: at(4),
    products: at(5),
    unlabelled: at(6),
    judgeElsewhere: at(7),
    judgeElsewhereSquares: at(8),
  };
}
